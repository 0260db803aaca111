//! What is to be known before the figures are believed, and what they were held against.

use maud::{Markup, html};

use super::icon::{FAIL, PASS, UNKNOWN, WARNING, icon};
use super::shown::{counted, shown};
use crate::stats::{Snapshot, ThresholdRow};
use crate::warning;

/// What the tool has to say against itself, and what was wanted and is in no table.
pub(super) fn notices(result: &Snapshot) -> Markup {
    let warnings = warning::of(result);
    let lost = lost(result);
    html! {
        @if !warnings.is_empty() {
            section #warnings .notice .caution aria-labelledby="warnings-title" {
                h2 #warnings-title { (icon(WARNING)) "These figures are not the target's alone" }
                ul {
                    @for warning in &warnings {
                        li {
                            p { (words(&warning.message)) "." }
                            p.muted { "What helps: " (words(&warning.remedy)) "." }
                        }
                    }
                }
            }
        }
        @if !lost.is_empty() {
            section #lost .notice aria-label="Left out of the tables" { ul { @for line in &lost { li { (line) } } } }
        }
    }
}

/// What stands between back quotes is code.
fn words(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 0 { (shown(part)) } @else { code { (shown(part)) } }
        }
    }
}

fn lost(result: &Snapshot) -> Vec<String> {
    let dropped = (result.dropped > 0).then(|| {
        let iterations = counted(result.dropped, "iteration");
        format!("{iterations} dropped: no user was free when they were to start.")
    });
    let aborted = (result.total.aborted > 0).then(|| {
        let requests = counted(result.total.aborted, "request");
        format!("{requests} aborted in flight at the end, and in no other count.")
    });
    [dropped, aborted].into_iter().flatten().collect()
}

/// Every threshold and how it stands; nothing where there are none.
pub(super) fn thresholds(result: &Snapshot) -> Markup {
    html! {
        @if !result.thresholds.is_empty() {
            section #thresholds .panel aria-labelledby="thresholds-title" {
                div.panel-head { h2 #thresholds-title { "Thresholds" } }
                ul.thresholds { @for row in &result.thresholds { (threshold(row)) } }
            }
        }
    }
}

fn threshold(row: &ThresholdRow) -> Markup {
    let (class, path, word) = match row.holds {
        Some(true) => ("good", PASS, "held"),
        Some(false) => ("bad", FAIL, "not held"),
        None => ("unsure", UNKNOWN, "not judged"),
    };
    html! {
        li.threshold {
            span.verdict.(class) { (icon(path)) (word) }
            div {
                p { code { (shown(&row.expect)) } }
                p.muted {
                    (row.on.as_deref().map_or_else(|| "All requests".to_owned(), shown))
                    @if row.abort { " · ends the run" }
                    @if !row.values.is_empty() { " · " (shown(&row.values)) }
                }
            }
        }
    }
}
