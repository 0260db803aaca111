//! Names and messages of those who wish the reader no good.

use super::super::{SCRIPT, STYLE, html};
use super::support::{row, shop, without_code};
use crate::stats::{CheckRow, EngineFacts, ExceptionRow, FailureRow, Snapshot, ThresholdRow};

pub(super) const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "<!--<script>",
    "javascript:alert(1)",
    "exe.\u{202e}gnp\u{2066}\u{200f}\u{0}",
];

/// A result that says this wherever it says anything.
fn result(text: &str) -> Snapshot {
    let own = || text.to_owned();
    Snapshot {
        name: own(),
        hash: own(),
        scenario: own(),
        commit: Some(own()),
        targets: vec![own()],
        rows: vec![row(text, text, 1, 1)],
        failures: vec![FailureRow {
            method: own(),
            name: own(),
            error: own(),
            occurrences: 1,
            first_seen: 0.0,
            last_seen: 0.0,
        }],
        exceptions: vec![ExceptionRow {
            path: own(),
            message: own(),
            occurrences: 1,
            first_seen: 0.0,
            last_seen: 0.0,
        }],
        checks: vec![CheckRow {
            name: own(),
            passes: 1,
            fails: 1,
        }],
        thresholds: vec![ThresholdRow {
            expect: own(),
            on: Some(own()),
            abort: true,
            values: own(),
            holds: None,
        }],
        engine: EngineFacts {
            options: vec![(own(), own())],
            warnings: vec![(own(), own())],
        },
        ..shop()
    }
}

#[test]
fn no_text_of_others_makes_an_element_or_ends_one() {
    let tags = |report: &str| report.matches('<').count();
    let harmless = tags(&html(&result("harmless"), None));
    for text in HOSTILE {
        let report = html(&result(text), None);
        assert_eq!(tags(&report), harmless, "{text}");
        assert_eq!(report.matches("</script").count(), 2, "{text}");
    }
}

#[test]
fn no_text_of_others_becomes_an_address() {
    let report = html(&result("javascript:alert(1)"), None);
    assert_eq!(report.matches("href=").count(), 1, "the icon's");
    assert!(!report.contains("src=\"") && !report.contains("action="));
}

#[test]
fn no_text_of_others_turns_or_hides_what_is_read() {
    let report = html(&result(HOSTILE[5]), None);
    assert!(!report.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\u{0}']));
    assert!(without_code(&report).contains("exe.\\u{202e}gnp\\u{2066}\\u{200f}\\u{0}"));
}

#[test]
fn the_code_ends_neither_its_element_nor_begins_a_comment() {
    assert!(!SCRIPT.contains("</script") && !SCRIPT.contains("<!--"));
    assert!(!STYLE.contains("</style"));
}
