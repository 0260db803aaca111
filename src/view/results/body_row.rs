//! A row of the statistics table.

use katydid_core::stats::Row;
use leptos::prelude::*;

use super::column::{COLUMNS, Column, Measure};

/// A row of the statistics table.
#[component]
pub(super) fn BodyRow(#[prop(into)] row: Signal<Row>, measure: RwSignal<Measure>) -> impl IntoView {
    let row = Memo::new(move |_| row.get());
    let failing = move || row.with(|row| row.failures > 0);
    view! {
        <tr data-name=move || row.with(|row| row.name.clone()) data-method=move || row.with(|row| row.method.clone()) class:failing=failing>
            {COLUMNS.iter().map(|column| view! { <Cell column row measure /> }).collect::<Vec<_>>()}
        </tr>
    }
}

#[component]
fn Cell(column: &'static Column, row: Memo<Row>, measure: RwSignal<Measure>) -> impl IntoView {
    let text = Memo::new(move |_| row.with(|row| column.text(row, measure.get())));
    view! {
        <td data-column=column.key class:number=column.is_number() title=move || column.is_long().then(|| text.get())>
            {move || text.get()}
        </td>
    }
}
