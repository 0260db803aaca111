//! What is said at the end.

use std::fmt::Write as _;

use katydid_core::stats::{Cause, Snapshot};
use katydid_core::{note, report, warning};

use super::facts::counted;
use super::files::Written;

/// Every table, then what is to be known about them.
pub(super) fn summary(result: &Snapshot, written: &Written) -> String {
    let mut text = format!(
        "\n{}\n{}\n",
        report::statistics(result, true),
        report::percentiles(result)
    );
    let tables = [
        report::phases,
        report::failures,
        report::exceptions,
        report::checks,
    ];
    for table in tables.map(|table| table(result)) {
        if !table.is_empty() {
            let _ = writeln!(text, "{table}");
        }
    }
    for note in note::of(result) {
        let _ = writeln!(text, "note: {note}");
    }
    for warning in warning::of(result) {
        let _ = writeln!(
            text,
            "warning: {}\n         {}",
            warning.message, warning.remedy
        );
    }
    text += &lost(result);
    text += &report::thresholds(result);
    if result.cause == Some(Cause::Threshold) {
        text += "a threshold that aborts stopped the run\n";
    }
    let _ = writeln!(text, "scenario {}, seed {}", result.hash, result.seed);
    for file in &written.files {
        let _ = writeln!(text, "wrote {}", file.display());
    }
    text
}

/// What was wanted and is in no table.
fn lost(result: &Snapshot) -> String {
    let mut text = String::new();
    if result.dropped > 0 {
        let iterations = counted(result.dropped as u32, "iteration");
        text += &format!("{iterations} dropped: no user was free when they were to start\n");
    }
    if result.total.aborted > 0 {
        let requests = counted(result.total.aborted as u32, "request");
        text += &format!("{requests} dropped in flight at the end, and in no other count\n");
    }
    if result.total.requests == 0 {
        text += "no request was answered\n";
    }
    text
}
