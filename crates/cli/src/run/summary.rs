//! What is said at the end.

use std::fmt::Write as _;

use katydid_core::stats::Snapshot;
use katydid_core::{report, warning};

use super::facts::counted;
use super::files::Written;

/// Every table, then what is to be known about them.
pub(super) fn summary(result: &Snapshot, written: &Written) -> String {
    let mut text = format!(
        "\n{}\n{}\n",
        report::statistics(result, true),
        report::percentiles(result)
    );
    if !result.failures.is_empty() {
        let _ = writeln!(text, "{}", report::failures(result));
    }
    for warning in warning::of(result) {
        let _ = writeln!(
            text,
            "warning: {}\n         {}",
            warning.message, warning.remedy
        );
    }
    text += &aborted(result);
    let _ = writeln!(text, "scenario {}, seed {}", result.hash, result.seed);
    for file in &written.files {
        let _ = writeln!(text, "wrote {}", file.display());
    }
    text
}

fn aborted(result: &Snapshot) -> String {
    let mut text = String::new();
    if result.total.aborted > 0 {
        let requests = counted(result.total.aborted as u32, "request");
        text += &format!("{requests} dropped in flight at the end, and in no other count\n");
    }
    if result.total.requests == 0 {
        text += "no request was answered\n";
    }
    text
}
