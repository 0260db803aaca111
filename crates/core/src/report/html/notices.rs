//! What is to be known before the figures are believed, and what they were held against.

use maud::{Markup, html};

use super::icon::{FAIL, PASS, UNKNOWN, WARNING, icon};
use super::shown::{counted, shown};
use crate::note;
use crate::stats::{Snapshot, ThresholdRow};
use crate::warning::{self, Warning};

/// What the tool has to say against itself; nothing if it has nothing.
pub(super) fn warnings(result: &Snapshot) -> Markup {
    let warnings = warning::of(result);
    html! {
        @if !warnings.is_empty() {
            section #warnings .notice .caution aria-labelledby="warnings-title" {
                h2 #warnings-title { (icon(WARNING)) "These figures are not the target's alone" }
                ul { @for warning in &warnings { (item(warning)) } }
            }
        }
    }
}

fn item(warning: &Warning) -> Markup {
    html! {
        li {
            p { (words(&warning.message)) "." }
            p.muted { "What helps: " (words(&warning.remedy)) "." }
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

/// How the figures came to be, and what they leave out; nothing if that goes without saying.
pub(super) fn notes(result: &Snapshot) -> Markup {
    let notes = note::of(result);
    html! {
        @if !notes.is_empty() {
            section #notes .notice aria-label="What these figures are" {
                ul { @for note in &notes { li { (note) "." } } }
            }
        }
    }
}

/// What was wanted and is in no table; nothing if nothing was lost.
pub(super) fn lost(result: &Snapshot) -> Markup {
    let lines = [dropped(result.dropped), aborted(result.total.aborted)];
    html! {
        @if lines.iter().any(Option::is_some) {
            section #lost .notice aria-label="Left out of the tables" {
                ul { @for line in lines.iter().flatten() { li { (line) } } }
            }
        }
    }
}

fn dropped(iterations: u64) -> Option<String> {
    let iterations = (iterations > 0).then(|| counted(iterations, "iteration"))?;
    Some(format!(
        "{iterations} dropped: no user was free when they were to start."
    ))
}

fn aborted(requests: u64) -> Option<String> {
    let requests = (requests > 0).then(|| counted(requests, "request"))?;
    Some(format!(
        "{requests} aborted in flight at the end, and in no other count."
    ))
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
    let (class, path) = match row.holds {
        Some(true) => ("good", PASS),
        Some(false) => ("bad", FAIL),
        None => ("unsure", UNKNOWN),
    };
    html! {
        li.threshold {
            span.verdict.(class) { (icon(path)) (row.stands()) }
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
