//! A heading of the statistics table.

use super::column::COLUMNS;
use super::sort::Sort;
use crate::element::{Element, tag};
use crate::signal::Signal;

/// A heading that sorts by its column.
pub(super) fn heading(column: usize, sort: Signal<Option<Sort>>) -> Element {
    let own = &COLUMNS[column];
    let button = tag("button")
        .attr("type", "button")
        .class("sort")
        .attr("title", own.title)
        .on("click", move |_| {
            sort.update(|sort| *sort = Sort::clicked(*sort, column));
        })
        .text(own.label);
    own.head()
        .heading()
        .attr_of("aria-sort", move || Sort::aria(sort.get(), column))
        .child(button)
}
