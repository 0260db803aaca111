//! A table of words: failures, exceptions, checks.

use std::sync::Arc;

use katydid_core::stats::Snapshot;
use leptos::prelude::*;

use crate::view::signal::flag;

/// What such a table shows.
pub(super) struct Words {
    /// The table's element.
    pub(super) id: &'static str,
    /// What it is called.
    pub(super) label: &'static str,
    pub(super) columns: &'static [WordsColumn],
    /// A cell a column.
    pub(super) lines: fn(&Snapshot) -> Vec<Vec<String>>,
    /// What is said instead of an empty table.
    pub(super) none: &'static str,
}

/// A column of such a table.
pub(super) struct WordsColumn {
    /// Its cells' `data-column`.
    pub(super) key: &'static str,
    /// Its heading.
    pub(super) label: &'static str,
    /// Whether its cells align at their last digit.
    pub(super) number: bool,
}

/// A column of words.
pub(super) const fn words(key: &'static str, label: &'static str) -> WordsColumn {
    WordsColumn {
        key,
        label,
        number: false,
    }
}

/// A column of numbers.
pub(super) const fn number(key: &'static str, label: &'static str) -> WordsColumn {
    WordsColumn {
        key,
        label,
        number: true,
    }
}

/// More lines than this are not shown: Locust's limit.
const MOST: usize = 500;

/// A table of words, or that there is nothing to tell.
#[component]
pub(super) fn List(list: &'static Words, snapshot: RwSignal<Arc<Snapshot>>) -> impl IntoView {
    let lines = Memo::new(move |_| snapshot.with(|snapshot| (list.lines)(snapshot)));
    let none = flag(move || lines.with(Vec::is_empty));
    let heading = |column: &'static WordsColumn| {
        view! { <th scope="col" data-column=column.key class:number=column.number>{column.label}</th> }
    };
    let rows = move || {
        let lines = lines.get().into_iter().take(MOST);
        lines.map(|cells| line(list, cells)).collect::<Vec<_>>()
    };
    view! {
        <div class="table-scroll" role="region" aria-label=list.label tabindex="0" hidden=none>
            <table id=list.id class="table">
                <thead><tr>{list.columns.iter().map(heading).collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="empty" hidden=flag(move || !none.get())>{list.none}</p>
    }
}

fn line(list: &'static Words, cells: Vec<String>) -> impl IntoView {
    let cell_of = |key: &str| {
        let at = list.columns.iter().position(|column| column.key == key);
        at.map(|at| cells[at].clone())
    };
    let (name, method) = (cell_of("name"), cell_of("method"));
    let cells = list.columns.iter().zip(cells).map(|(column, text)| {
        view! { <td data-column=column.key class:number=column.number>{text}</td> }
    });
    view! { <tr data-name=name data-method=method>{cells.collect::<Vec<_>>()}</tr> }
}
