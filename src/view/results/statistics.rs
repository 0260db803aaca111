//! The statistics table.

use std::sync::Arc;

use katydid_core::stats::{Row, Snapshot};
use leptos::prelude::*;

use super::body_row::BodyRow;
use super::column::{COLUMNS, Measure};
use super::heading::Heading;
use super::measure_switch::MeasureSwitch;
use super::sort::{Sort, sorted};
use crate::view::signal::{flag, text};

/// A row's method and name: what it is known by.
type Key = (String, String);

/// More rows than this are not shown: Locust's limit.
const MOST_ROWS: usize = 500;

/// A row per request name; all together pinned last.
#[component]
pub(super) fn Statistics(snapshot: RwSignal<Arc<Snapshot>>) -> impl IntoView {
    let sort = RwSignal::new(None);
    let measure = RwSignal::new(Measure::Response);
    let keys =
        Memo::new(move |_| snapshot.with(|snapshot| keys(snapshot, sort.get(), measure.get())));
    let body_row = move |key: Key| {
        let row = Memo::new(move |_| snapshot.with(|snapshot| find(snapshot, &key)));
        view! { <BodyRow row measure /> }
    };
    let total = Memo::new(move |_| {
        snapshot.with(|snapshot| Row {
            name: "Aggregated".to_owned(),
            ..snapshot.total.clone()
        })
    });
    let hidden =
        Memo::new(move |_| snapshot.with(|snapshot| snapshot.rows.len().saturating_sub(MOST_ROWS)));
    let headings = (0..COLUMNS.len())
        .map(|column| view! { <Heading column sort /> })
        .collect::<Vec<_>>();
    view! {
        <MeasureSwitch measure />
        <div class="table-scroll" role="region" aria-label="Statistics" tabindex="0">
            <table id="statistics" class="table">
                <thead><tr>{headings}</tr></thead>
                <tbody><For each=move || keys.get() key=Clone::clone children=body_row /></tbody>
                <tfoot><BodyRow row=total measure /></tfoot>
            </table>
        </div>
        <p class="empty" hidden=flag(move || !keys.with(Vec::is_empty))>"No request has been answered yet."</p>
        <p class="empty" hidden=flag(move || hidden.get() == 0)>
            {text(move || hidden.get().to_string())} " more rows are not shown, but counted in the last."
        </p>
    }
}

fn keys(snapshot: &Snapshot, sort: Option<Sort>, measure: Measure) -> Vec<Key> {
    let rows = sorted(&snapshot.rows, sort, measure);
    rows.into_iter()
        .take(MOST_ROWS)
        .map(|row| (row.method.clone(), row.name.clone()))
        .collect()
}

fn find(snapshot: &Snapshot, (method, name): &Key) -> Row {
    let row = snapshot
        .rows
        .iter()
        .find(|row| row.method == *method && row.name == *name);
    row.cloned().unwrap_or_else(|| Row {
        method: method.clone(),
        name: name.clone(),
        ..Row::default()
    })
}
