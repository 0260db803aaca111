use proptest::prelude::*;

use super::*;
use crate::report::{comparison, example};
use crate::stats::{ExceptionRow, FailureRow, Row};

#[test]
fn a_run_that_failed_says_why_in_its_first_lines() {
    insta::assert_snapshot!(markdown(&example::failed(), None));
}

#[test]
fn a_run_that_went_well_is_short() {
    insta::assert_snapshot!(markdown(&example::passed(), None));
}

#[test]
fn a_run_without_an_answer_has_failed() {
    let text = markdown(&Snapshot::default(), None);
    assert!(
        text.starts_with("## Load test: failed\n\nno request was answered.\n"),
        "{text}"
    );
}

#[test]
fn of_many_rows_those_with_the_most_requests_are_shown_and_the_others_counted() {
    let row = |requests| Row {
        name: format!("/{requests}"),
        requests,
        ..Row::default()
    };
    let result = Snapshot {
        rows: (1..=60).map(row).collect(),
        ..Snapshot::default()
    };
    let text = markdown(&result, None);
    assert!(text.contains("\n10 more not shown.\n"), "{text}");
    let shown = |name: &str| text.contains(&format!("| `{name}` |"));
    assert!(shown("/60") && shown("/11") && !shown("/10"), "{text}");
}

#[test]
fn others_words_make_no_table_cell_element_mention_or_link() {
    let said = [
        ("/a|b", "<code>&#47;a&#124;b</code>"),
        ("\\|", "<code>&#92;&#124;</code>"),
        ("`x` @team", "<code>&#96;x&#96; &#64;team</code>"),
        ("<img src=x> @team #1", "`<img src=x> @team #1`"),
        ("[a](https://b.example)", "`[a](https://b.example)`"),
        ("two\nlines\u{202e}", "`two lines `"),
        (" ", ""),
    ];
    for (text, shown) in said {
        assert_eq!(code::code(text), shown);
    }
    assert_eq!(
        code::prose("5 % of *x*, @a"),
        "5 % of &#42;x&#42;, &#64;&#8203;a"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_summary_fits_into_a_comment_whatever_is_in_it(word in "[|`a-z]{0,200}", many in 0..400_usize) {
        let row = Row { method: word.clone(), name: word.clone(), requests: 1, ..Row::default() };
        let failure = FailureRow {
            method: word.clone(),
            name: word.clone(),
            error: word.clone(),
            occurrences: 1,
            first_seen: 0.0,
            last_seen: 0.0,
        };
        let exception = ExceptionRow {
            path: word.clone(),
            message: word.clone(),
            occurrences: 1,
            first_seen: 0.0,
            last_seen: 0.0,
        };
        let result = Snapshot {
            name: word.clone(),
            rows: vec![row; many],
            failures: vec![failure; many],
            exceptions: vec![exception; many],
            ..Snapshot::default()
        };
        let text = markdown(&result, None);
        prop_assert!(text.chars().count() < 65_536);
        let cells = |line: &str| line.matches(" |").count();
        for table in text.split("### ").skip(1) {
            let lines: Vec<usize> = table.lines().filter(|line| line.starts_with('|')).map(cells).collect();
            prop_assert!(lines.iter().all(|cells| *cells == lines[0]), "{}", table);
        }
    }
}

#[test]
fn a_comparison_tells_what_is_called_and_of_other_rows_what_is_typical() {
    let comparison = comparison::example::comparison("GET");
    let text = markdown(&example::passed(), Some(&comparison));
    let to = text.find("### Statistics").unwrap();
    insta::assert_snapshot!(&text[..to]);
}

#[test]
fn names_in_a_comparison_are_no_markdown() {
    let comparison = comparison::example::comparison("<b> @team #1 [a](https://b.example) |`x`");
    let text = markdown(&example::passed(), Some(&comparison));
    for taken in ["<b>", "@team", "[a](", "|`x`"] {
        let of_code = |line: &str| !line.contains(taken) || line.contains("<code>");
        assert!(text.lines().all(of_code), "{taken}: {text}");
    }
}
