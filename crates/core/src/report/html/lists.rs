//! What is told by its words: failures, exceptions, checks.

use maud::{Markup, html};

use super::glance::moment;
use super::shown::shown;
use super::table::{Cell, Head, Table};
use crate::stats::{CheckRow, ExceptionRow, FailureRow, Snapshot};

/// The failures by kind, most frequent first.
pub(super) fn failures(result: &Snapshot) -> Markup {
    let line = |row: &FailureRow| {
        vec![
            Cell::Bad(row.occurrences.to_string()),
            Cell::Word(shown(&row.method)),
            Cell::Name(shown(&row.name)),
            Cell::Words(html! { (shown(&row.error)) }),
            Cell::Words(moment(result, row.first_seen)),
            Cell::Words(moment(result, row.last_seen)),
        ]
    };
    let heads = vec![
        Head::number("# Failures", "How often"),
        Head::text("Method", "The request's method"),
        Head::text("Name", "The request's name, or its path and query"),
        Head::text("Message", "What went wrong"),
        Head::text("First seen", "When it failed so for the first time"),
        Head::text("Last seen", "When it failed so for the last time"),
    ];
    let table = table(
        "failures-table",
        "Failures",
        heads,
        result.failures.iter().map(line),
    );
    html! {
        section #failures .panel aria-labelledby="failures-title" {
            div.panel-head { h2 #failures-title { "Failures" } }
            @if table.body.is_empty() { p.panel-text.muted { "No request failed." } } @else { (table.markup()) }
        }
    }
}

/// The exceptions by path and message, most frequent first; nothing without any.
pub(super) fn exceptions(result: &Snapshot) -> Markup {
    let line = |row: &ExceptionRow| {
        vec![
            Cell::Bad(row.occurrences.to_string()),
            Cell::Words(html! { (shown(&row.message)) }),
            Cell::Words(html! { code { (shown(&row.path)) } }),
            Cell::Words(moment(result, row.first_seen)),
            Cell::Words(moment(result, row.last_seen)),
        ]
    };
    let heads = vec![
        Head::number("# Exceptions", "How often"),
        Head::text("Message", "What failed"),
        Head::text("Path", "Where in the scenario"),
        Head::text("First seen", "When it failed so for the first time"),
        Head::text("Last seen", "When it failed so for the last time"),
    ];
    let lines = result.exceptions.iter().map(line);
    unless_empty(
        "exceptions",
        "Exceptions",
        &table("exceptions-table", "Exceptions", heads, lines),
    )
}

/// How often each check passed and failed; nothing for a plan without checks.
pub(super) fn checks(result: &Snapshot) -> Markup {
    let line = |row: &CheckRow| {
        vec![
            Cell::Name(shown(&row.name)),
            Cell::Number(row.passes.to_string()),
            Cell::failures(row.fails),
        ]
    };
    let heads = vec![
        Head::text("Check", "What its author called it"),
        Head::number("# Passed", "How often it passed"),
        Head::number("# Failed", "How often it failed; that fails no request"),
    ];
    let lines = result.checks.iter().map(line);
    unless_empty(
        "checks",
        "Checks",
        &table("checks-table", "Checks", heads, lines),
    )
}

fn table(
    id: &'static str,
    label: &'static str,
    heads: Vec<Head>,
    lines: impl Iterator<Item = Vec<Cell>>,
) -> Table {
    Table {
        id,
        label,
        heads,
        body: lines.collect(),
        foot: None,
    }
}

fn unless_empty(id: &str, title: &str, table: &Table) -> Markup {
    let title_id = format!("{id}-title");
    html! {
        @if !table.body.is_empty() {
            section.panel id=(id) aria-labelledby=(title_id) {
                div.panel-head { h2 id=(title_id) { (title) } }
                (table.markup())
            }
        }
    }
}
