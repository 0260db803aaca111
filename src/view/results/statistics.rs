//! The statistics table.

use katydid_core::stats::{Row, Snapshot};

use super::column::{COLUMNS, Column, Measure};
use super::heading::heading;
use super::list::scroll;
use super::measure_switch::measure_switch;
use super::sort::{Sort, sorted};
use super::table::{Line, Rows};
use crate::element::{Element, tag};
use crate::signal::{Signal, watch};
use crate::state::State;

/// More rows than this are not shown: Locust's limit.
const MOST_ROWS: usize = 500;

/// A row per request name; all together pinned last.
pub(super) fn statistics(state: State) -> Vec<Element> {
    let sort = Signal::new(None);
    let measure = Signal::new(Measure::Response);
    let headings = (0..COLUMNS.len()).map(|column| heading(column, sort));
    let head = tag("thead").child(tag("tr").children(headings.collect()));
    let (body, foot) = (tag("tbody"), tag("tfoot"));
    let table = tag("table").id("statistics").class("table").child(head);
    fill(state, sort, measure, [&body, &foot]);
    vec![
        measure_switch(measure),
        scroll("Statistics").child(table.child(body).child(foot)),
        empty(state),
        hidden(state),
    ]
}

fn empty(state: State) -> Element {
    let has_rows = move || !state.snapshot.get().rows.is_empty();
    tag("p")
        .class("empty")
        .flag_of("hidden", has_rows)
        .text("No request has been answered yet.")
}

fn hidden(state: State) -> Element {
    let rows = move || state.snapshot.get().rows.len();
    let hidden = move || rows().saturating_sub(MOST_ROWS);
    tag("p")
        .class("empty")
        .flag_of("hidden", move || hidden() == 0)
        .text_of(move || hidden().to_string())
        .text(" more rows are not shown, but counted in the last.")
}

/// Keeps the table's rows as the snapshot has them.
fn fill(
    state: State,
    sort: Signal<Option<Sort>>,
    measure: Signal<Measure>,
    [body, foot]: [&Element; 2],
) {
    let rows_of =
        |body: &Element| Rows::new(body.clone(), COLUMNS.iter().map(Column::head).collect());
    let (mut rows, mut total) = (rows_of(body), rows_of(foot));
    watch(move || {
        let (sort, measure) = (sort.get(), measure.get());
        let snapshot = state.snapshot.get();
        rows.show(lines(&snapshot, sort, measure));
        total.show(vec![all_together(&snapshot, measure)]);
    });
}

fn lines(snapshot: &Snapshot, sort: Option<Sort>, measure: Measure) -> Vec<Line> {
    let rows = sorted(&snapshot.rows, sort, measure);
    let shown = rows.into_iter().take(MOST_ROWS);
    shown.map(|row| line(row, measure)).collect()
}

fn all_together(snapshot: &Snapshot, measure: Measure) -> Line {
    let total = Row {
        name: "Aggregated".to_owned(),
        ..snapshot.total.clone()
    };
    line(&total, measure)
}

fn line(row: &Row, measure: Measure) -> Line {
    Line {
        key: [row.method.clone(), row.name.clone(), String::new()],
        cells: COLUMNS
            .iter()
            .map(|column| column.text(row, measure))
            .collect(),
        failing: row.failures > 0,
    }
}
