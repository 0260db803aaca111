//! What the run should be, and whether it is.

use katydid_core::stats::{Cause, Snapshot, ThresholdRow};

use crate::element::{Element, tag};
use crate::state::State;

/// Every threshold and how it stands; not there without any.
pub(super) fn thresholds(state: State) -> Element {
    let none = move || state.snapshot.get().thresholds.is_empty();
    let head = tag("div")
        .class("panel-head")
        .child(tag("h2").id("thresholds-title").text("Thresholds"))
        .child(
            tag("p")
                .id("thresholds-note")
                .class("panel-note")
                .attr("role", "status")
                .text_of(move || note(&state.snapshot.get())),
        );
    let keys = move || {
        let snapshot = state.snapshot.get();
        let rows = snapshot.thresholds.iter().enumerate();
        rows.map(|(index, row)| key(index, row)).collect()
    };
    let list = tag("ol").class("thresholds");
    tag("section")
        .id("thresholds")
        .class("panel")
        .attr("aria-labelledby", "thresholds-title")
        .flag_of("hidden", none)
        .child(head)
        .child(list.list_of(keys, move |key| item(state, key)))
}

/// Its place, its row and, in the next lines, what it says: none of it changes in a run.
fn key(index: usize, row: &ThresholdRow) -> String {
    let on = row.on.as_deref().unwrap_or_default();
    format!("{index} {on}\n{}", row.expect)
}

fn item(state: State, key: &str) -> Element {
    let (place, expect) = key.split_once('\n').unwrap_or((key, ""));
    let (index, on) = place.split_once(' ').unwrap_or((place, ""));
    let index: usize = index.parse().unwrap_or_default();
    let of = move |say: fn(&ThresholdRow) -> String| {
        move || {
            let snapshot = state.snapshot.get();
            let row = snapshot.thresholds.get(index);
            row.map(say).unwrap_or_default()
        }
    };
    let verdict = tag("span")
        .class("verdict")
        .attr_of("data-verdict", of(|row| word(row.holds).to_owned()))
        .text_of(of(|row| word(row.holds).to_owned()));
    let says = tag("span")
        .class("expected")
        .child(tag("code").text(expect));
    let says = match on {
        "" => says,
        on => says.text(" on ").child(tag("span").class("url").text(on)),
    };
    let values = tag("span")
        .class("values")
        .text_of(of(|row| row.values.clone()));
    tag("li").child(verdict).child(says).child(values)
}

fn word(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "holds",
        Some(false) => "fails",
        None => "not yet",
    }
}

/// `2 hold, 1 fails, 3 not yet known`
fn note(snapshot: &Snapshot) -> String {
    let count = |holds: Option<bool>| {
        let rows = snapshot.thresholds.iter();
        rows.filter(|row| row.holds == holds).count()
    };
    let verb = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}s")),
        count => Some(format!("{count} {word}")),
    };
    let unknown = count(None);
    let parts = [
        verb(count(Some(true)), "hold"),
        verb(count(Some(false)), "fail"),
        (unknown > 0).then(|| format!("{unknown} not yet known")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let stopped = snapshot.cause == Some(Cause::Threshold);
    let stopped = if stopped { ": the run was stopped" } else { "" };
    format!("{}{stopped}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_hold_and_fail_is_told_in_a_line() {
        let row = |holds| ThresholdRow {
            holds,
            ..ThresholdRow::default()
        };
        let mut snapshot = Snapshot::default();
        assert_eq!(note(&snapshot), "");
        snapshot.thresholds = [Some(true), None, Some(true), Some(false)].map(row).into();
        assert_eq!(note(&snapshot), "2 hold, 1 fails, 1 not yet known");
        snapshot.cause = Some(Cause::Threshold);
        snapshot.thresholds.truncate(1);
        assert_eq!(note(&snapshot), "1 holds: the run was stopped");
    }
}
