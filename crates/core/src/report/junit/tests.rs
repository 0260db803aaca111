use proptest::prelude::*;
use quick_junit::{NonSuccessKind, Report, TestCaseStatus};

use super::*;
use crate::report::example;
use crate::stats::{CheckRow, FailureRow, Row};

fn read(text: &str) -> Report {
    Report::deserialize_from_str(text).unwrap()
}

#[test]
fn every_threshold_row_and_check_is_a_case() {
    insta::assert_snapshot!(junit(&example::failed()));
}

#[test]
fn a_reader_that_none_of_us_wrote_counts_what_failed() {
    let report = read(&junit(&example::failed()));
    let counts = (report.tests, report.failures, report.errors, report.skipped);
    assert_eq!(counts, (11, 4, 0, 3));
    let suites: Vec<_> = report
        .test_suites
        .iter()
        .map(|suite| suite.name.as_str())
        .collect();
    assert_eq!(suites, ["thresholds", "requests", "checks", "exceptions"]);
}

#[test]
fn a_run_without_an_answer_has_a_case_that_failed() {
    let report = read(&junit(&Snapshot::default()));
    assert_eq!((report.tests, report.failures), (1, 1));
}

#[test]
fn a_run_that_went_well_has_no_case_that_failed() {
    let report = read(&junit(&example::passed()));
    assert_eq!((report.failures, report.skipped), (0, 0));
    assert!(report.tests > 0);
}

/// What an XML reader gets of a text in an attribute.
fn expected(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        letter if letter.is_control() => ' ',
        letter => letter,
    };
    text.chars().map(letter).collect()
}

proptest! {
    #[test]
    fn any_name_is_read_back(name in r#"([\PC\x00-\x1f\u{fffe}]|]]>|<!\[CDATA\[|&amp;|"){0,12}"#) {
        let row = Row { name: name.clone(), requests: 1, failures: 1, ..Row::default() };
        let failure = FailureRow {
            method: String::new(),
            name: name.clone(),
            error: name.clone(),
            occurrences: 1,
            first_seen: 0.0,
            last_seen: 0.0,
        };
        let mut result = Snapshot { rows: vec![row], failures: vec![failure], ..Snapshot::default() };
        result.total.requests = 1;
        result.checks = vec![CheckRow { name: name.clone(), passes: 1, fails: 0 }];
        let report = read(&junit(&result));
        let cases: Vec<_> = report.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
        prop_assert_eq!(cases[0].name.as_str(), format!(" {}", expected(&name)));
        prop_assert_eq!(cases[1].name.as_str(), expected(&name));
        let failed = matches!(&cases[0].status, TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, .. });
        prop_assert!(failed);
    }
}
