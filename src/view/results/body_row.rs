//! A row of the statistics table.

use katydid_core::stats::Row;
use leptos::prelude::*;

use super::column::{COLUMNS, Column, Measure};
use crate::view::signal::{flag, text};

/// A row of the statistics table.
#[component]
pub(super) fn BodyRow(row: Memo<Row>, measure: RwSignal<Measure>) -> impl IntoView {
    let failing = flag(move || row.with(|row| row.failures > 0));
    view! {
        <tr data-name=text(move || row.with(|row| row.name.clone())) data-method=text(move || row.with(|row| row.method.clone())) class:failing=failing>
            {COLUMNS.iter().map(|column| view! { <Cell column row measure /> }).collect::<Vec<_>>()}
        </tr>
    }
}

#[component]
fn Cell(column: &'static Column, row: Memo<Row>, measure: RwSignal<Measure>) -> impl IntoView {
    let says = text(move || row.with(|row| column.text(row, measure.get())));
    view! {
        <td data-column=column.key class:number=column.is_number() title=column.is_long().then_some(says)>
            {says}
        </td>
    }
}
