//! A table of words: failures, exceptions, checks.

use std::sync::Arc;

use katydid_core::stats::Snapshot;
use leptos::html::Tbody;
use leptos::prelude::*;
use web_sys::Element;

use crate::view::signal::flag;

/// What such a table shows.
pub(super) struct Words {
    /// The table's element.
    pub(super) id: &'static str,
    /// What it is called.
    pub(super) label: &'static str,
    pub(super) columns: &'static [WordsColumn],
    /// How many lines there are.
    pub(super) count: fn(&Snapshot) -> usize,
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
    let none = flag(move || snapshot.with(|snapshot| (list.count)(snapshot) == 0));
    let some = flag(move || !none.get());
    let body = NodeRef::<Tbody>::new();
    Effect::new(move |_| {
        if let Some(body) = body.get() {
            snapshot.with(|snapshot| fill(&body, list.columns, &(list.lines)(snapshot)));
        }
    });
    let heading = |column: &'static WordsColumn| {
        view! { <th scope="col" data-column=column.key class:number=column.number>{column.label}</th> }
    };
    view! {
        <div class="table-scroll" role="region" aria-label=list.label tabindex="0" hidden=none>
            <table id=list.id class="table">
                <thead><tr>{list.columns.iter().map(heading).collect::<Vec<_>>()}</tr></thead>
                <tbody node_ref=body></tbody>
            </table>
        </div>
        <p class="empty" hidden=some>{list.none}</p>
    }
}

/// Shows lines in a table's body. What has not changed is not touched, so that what a person has selected
/// stays so; views in views would do the same with far more code for the page.
fn fill(body: &Element, columns: &[WordsColumn], lines: &[Vec<String>]) {
    let mut next = body.first_element_child();
    for cells in lines.iter().take(MOST) {
        let row = next.take().or_else(|| add(body, "tr"));
        let Some(row) = row else { return };
        let mut at = row.first_element_child();
        for (column, text) in columns.iter().zip(cells) {
            let cell = at.take().or_else(|| add(&row, "td"));
            let Some(cell) = cell else { return };
            show(&row, &cell, column, text);
            at = cell.next_element_sibling();
        }
        next = row.next_element_sibling();
    }
    while let Some(row) = next {
        next = row.next_element_sibling();
        row.remove();
    }
}

fn add(parent: &Element, tag: &str) -> Option<Element> {
    let child = document().create_element(tag).ok()?;
    parent.append_child(&child).ok()?;
    Some(child)
}

/// A row is known by its name and method, where it has them.
fn show(row: &Element, cell: &Element, column: &WordsColumn, text: &str) {
    if cell.text_content().as_deref() == Some(text) && cell.has_attribute("data-column") {
        return;
    }
    cell.set_text_content(Some(text));
    let _ = cell.set_attribute("data-column", column.key);
    cell.set_class_name(if column.number { "number" } else { "" });
    if matches!(column.key, "name" | "method") {
        let _ = row.set_attribute(&format!("data-{}", column.key), text);
    }
}
