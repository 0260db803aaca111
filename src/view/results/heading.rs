//! A heading of the statistics table.

use leptos::prelude::*;

use super::column::COLUMNS;
use super::sort::Sort;
use crate::view::signal::text;

/// A heading that sorts by its column.
#[component]
pub(super) fn Heading(column: usize, sort: RwSignal<Option<Sort>>) -> impl IntoView {
    let own = &COLUMNS[column];
    view! {
        <th scope="col" data-column=own.key class:number=own.is_number() aria-sort=text(move || Sort::aria(sort.get(), column))>
            <button type="button" class="sort" title=own.title on:click=move |_| sort.update(|sort| *sort = Sort::clicked(*sort, column))>
                {own.label}
            </button>
        </th>
    }
}
