//! A table of words: failures, exceptions, checks.

use katydid_core::stats::Snapshot;

use super::table::{Head, Line, Rows};
use crate::element::{Element, tag};
use crate::signal::watch;
use crate::state::State;

/// What such a table shows.
pub(super) struct Words {
    /// The table's element.
    pub(super) id: &'static str,
    /// What it is called.
    pub(super) label: &'static str,
    pub(super) columns: &'static [Head],
    /// How many lines there are.
    pub(super) count: fn(&Snapshot) -> usize,
    /// The line at a place below that.
    pub(super) line: fn(&Snapshot, usize) -> Line,
    /// What is said instead of an empty table.
    pub(super) none: &'static str,
}

/// A column of words.
pub(super) const fn words(key: &'static str, label: &'static str) -> Head {
    Head {
        key,
        label,
        number: false,
        long: false,
    }
}

/// A column of numbers.
pub(super) const fn number(key: &'static str, label: &'static str) -> Head {
    Head {
        number: true,
        ..words(key, label)
    }
}

/// More lines than this are not shown: Locust's limit.
const MOST: usize = 500;

/// A table of words, or that there is nothing to tell.
pub(super) fn list(list: &'static Words, state: State) -> Vec<Element> {
    let none = move || (list.count)(&state.snapshot.get()) == 0;
    let body = tag("tbody");
    let mut rows = Rows::new(body.clone(), list.columns.to_vec());
    watch(move || {
        let snapshot = state.snapshot.get();
        let shown = 0..(list.count)(&snapshot).min(MOST);
        rows.show(shown.map(|at| (list.line)(&snapshot, at)).collect());
    });
    let headings = list
        .columns
        .iter()
        .map(|head| head.heading().text(head.label));
    let head = tag("thead").child(tag("tr").children(headings.collect()));
    let table = tag("table")
        .id(list.id)
        .class("table")
        .child(head)
        .child(body);
    let scroll = scroll(list.label).flag_of("hidden", none).child(table);
    let empty = tag("p").class("empty").flag_of("hidden", move || !none());
    vec![scroll, empty.text(list.none)]
}

/// What a wide table scrolls in, by keyboard too.
pub(super) fn scroll(label: &str) -> Element {
    tag("div")
        .class("table-scroll")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("tabindex", "0")
}
