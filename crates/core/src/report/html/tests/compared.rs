//! What stands in a report of how its run differs from others.

use super::super::html;
use super::hostile::HOSTILE;
use super::support::{shop, without_code};
use crate::compare::{Comparison, RowComparison};
use crate::report::comparison::example::comparison;

/// The section, and the notes before it.
fn section(comparison: &Comparison) -> String {
    let report = without_code(&html(&shop(), Some(comparison)));
    let from = report.find("id=\"comparison-notes\"").unwrap();
    let to = report.find("id=\"charts\"").unwrap();
    report[from..to].to_owned()
}

#[test]
fn each_row_has_its_changes_their_intervals_and_what_they_come_to() {
    insta::assert_snapshot!(section(&comparison("GET")));
}

#[test]
fn what_has_changed_stands_first_and_open() {
    let text = section(&comparison("GET"));
    let place = |words: &str| text.find(words).unwrap();
    assert!(place("GET /fails") < place("GET /same"));
    assert_eq!(text.matches("<details class=\"compared\" open>").count(), 2);
    assert_eq!(text.matches("<details class=\"compared\">").count(), 2);
}

#[test]
fn a_report_without_baselines_says_nothing_of_them() {
    assert!(!html(&shop(), None).contains("id=\"comparison\""));
}

#[test]
fn no_name_in_a_comparison_makes_an_element_or_hides_what_is_read() {
    let tags = |text: &str| section(&comparison(text)).matches('<').count();
    for text in HOSTILE {
        assert_eq!(tags(text), tags("harmless"), "{text}");
    }
    assert!(!section(&comparison(HOSTILE[5])).contains(['\u{202e}', '\u{0}']));
}

#[test]
fn of_very_many_rows_the_changed_ones_are_shown_and_the_others_counted() {
    let mut comparison = comparison("GET");
    let same = comparison.rows[0].clone();
    let others = (0..5000).map(|at| RowComparison {
        name: format!("/{at}"),
        ..same.clone()
    });
    comparison.rows.splice(0..0, others);
    let text = section(&comparison);
    assert!(text.contains("4704 more rows not shown."));
    assert!(
        text.contains("GET /fails") && text.len() < 2_500_000,
        "{}",
        text.len()
    );
}
