//! What the charts show, as JSON. Times are in milliseconds, moments in seconds since the start.
//!
//! ```text
//!  { name, all: LINES + users, dropped, rows: { times, list: [LINES] } }
//!  LINES = { label, times?, requests, failures, p50, p95, p99, spread }
//! ```
//!
//! Lists hold a number a point, `null` where there is none. The points of `all` and those of the rows are two grids,
//! for those of a thousand rows must be fewer.

mod bars;
mod grid;
mod lines;
mod merged;
mod number;
mod spread;

use serde_json::{Value, json};

use super::shown::{duration, shown};
use super::title;
use crate::stats::{Row, RowPoint, Snapshot};
use grid::Grid;
use lines::Lines;
use number::{list, number};
use spread::Spread;

/// Points of a line: more than a chart has pixels.
const MOST_POINTS: usize = 1200;

/// Points of all rows together: about 25 bytes each in the file.
const MOST_ROW_POINTS: usize = 120_000;

/// Fewer points than these are no line.
const LEAST_POINTS: usize = 20;

/// Seconds of an interval of a short run, and a little more.
const A_SECOND: f64 = 1.5;

/// The data as JSON that no text in it can end, wherever in HTML it stands.
pub(super) fn json(result: &Snapshot) -> String {
    let (grid, row_grid) = (Grid::of(&result.series, MOST_POINTS), row_grid(result));
    let rows: Vec<Value> = result
        .rows
        .iter()
        .map(|row| of_row(row, &row_grid))
        .collect();
    let data = json!({
        "name": title(result),
        "all": all(result, &grid),
        "rows": { "times": list(row_grid.ends()), "list": rows },
    });
    data.to_string().replace('<', "\\u003c")
}

/// What a point of the charts stands for; `None` where it is a second.
pub(super) fn note(result: &Snapshot) -> Option<String> {
    let (all, row) = (Grid::of(&result.series, MOST_POINTS), row_grid(result));
    let [all, row] = [&all, &row].map(Grid::usual);
    let rows = match row > all {
        true => format!(", for {} where it is about one row", duration(row)),
        false => String::new(),
    };
    (row > A_SECOND).then(|| {
        format!(
            "A point of these charts stands for {}{rows}: its rates are the mean of that time, its percentiles \
             an estimate from those of its seconds.",
            duration(all)
        )
    })
}

fn row_grid(result: &Snapshot) -> Grid {
    let each = MOST_ROW_POINTS / result.rows.len().max(1);
    Grid::of(&result.series, each.clamp(LEAST_POINTS, MOST_POINTS))
}

fn all(result: &Snapshot, grid: &Grid) -> Value {
    let points = result.series.iter().map(|point| RowPoint {
        at: point.at,
        span: point.span,
        requests: point.requests,
        failures: point.failures,
        quantiles: point.quantiles,
    });
    let mut all = labelled("All requests", &Lines::of(grid, points), &result.total);
    all["times"] = list(grid.ends());
    let (mut users, mut dropped) = (vec![0; grid.len()], vec![0; grid.len()]);
    for point in &result.series {
        if let Some(index) = grid.index(point.start()) {
            users[index] = users[index].max(point.users);
            dropped[index] += point.dropped;
        }
    }
    all["users"] = list(users.into_iter().map(f64::from));
    if result.dropped > 0 {
        all["dropped"] = list(grid.per_second(&dropped));
    }
    all
}

fn of_row(row: &Row, grid: &Grid) -> Value {
    let label = format!("{} {}", row.method, row.name);
    labelled(&label, &Lines::of(grid, row.series.iter().copied()), row)
}

fn labelled(label: &str, lines: &Lines, row: &Row) -> Value {
    let mut value = lines.json();
    value["label"] = shown(label.trim()).into();
    value["spread"] = Spread::of(row).map_or(Value::Null, |spread| spread.json());
    value
}
