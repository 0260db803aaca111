//! A line a row of statistics: Locust's columns, then ours.

use maud::{Markup, html};

use super::shown::{rate, shown};
use super::table::{Cell, Head, Table};
use crate::report::millis;
use crate::report::millis::reported;
use crate::stats::{Quantiles, Row, Snapshot};

/// How a row's quantiles are headed: as many as [`Quantiles::REPORTED`].
const QUANTILES: [&str; 11] = [
    "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%",
];

/// What the difference between the two kinds of times says.
const MEANING: &str = "A response time counts from when the schedule wanted the request, a service time from when it \
     was sent. Where the first is longer, requests waited for a connection or for the engine before they were sent.";

/// Counts, times and rates of every row.
pub(super) fn requests(result: &Snapshot) -> Markup {
    let table = Table {
        id: "statistics",
        label: "Request statistics",
        heads: heads(),
        body: result.rows.iter().map(line).collect(),
        foot: Some(line(&result.total)),
    };
    html! {
        section #requests .panel aria-labelledby="requests-title" {
            div.panel-head { h2 #requests-title { "Request statistics" } p.muted { "times in milliseconds" } }
            (table.markup())
        }
    }
}

fn heads() -> Vec<Head> {
    vec![
        Head::text("Type", "The request's method"),
        Head::text("Name", "The request's name, or its path and query"),
        Head::number("# Requests", "Requests answered or failed"),
        Head::number("# Fails", "Those that failed"),
        Head::number("Average", "The mean response time, in milliseconds"),
        Head::number("Min", "The shortest response time, in milliseconds"),
        Head::number("Max", "The longest response time, in milliseconds"),
        Head::number("Average size", "Bytes of body an answer"),
        Head::number("RPS", "Requests per second over the whole run"),
        Head::number("Failures/s", "Failures per second over the whole run"),
        Head::number(
            "Aborted",
            "Requests dropped in flight by a stop: in no other count",
        ),
    ]
}

fn line(row: &Row) -> Vec<Cell> {
    let float = |micros: Option<u64>| micros.map(|micros| micros as f64);
    let Quantiles {
        min, average, max, ..
    } = &row.response;
    let size = row
        .average_bytes()
        .map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    let [kind, name] = label(row);
    let times = [*average, float(*min), float(*max)];
    let [average, min, max] = times.map(|micros| Cell::Number(millis(micros)));
    let fails = if row.failures > 0 {
        Cell::Bad
    } else {
        Cell::Number
    };
    vec![
        kind,
        name,
        Cell::Number(row.requests.to_string()),
        Cell::failures(row.failures),
        average,
        min,
        max,
        Cell::Number(size),
        Cell::Number(rate(row.total_rps)),
        fails(rate(row.total_fail_per_sec)),
        Cell::Number(row.aborted.to_string()),
    ]
}

/// What a row is known by.
pub(super) fn label(row: &Row) -> [Cell; 2] {
    [Cell::Word(shown(&row.method)), Cell::Name(shown(&row.name))]
}

/// Every reported quantile of the response times, and the same of the service times.
pub(super) fn times(result: &Snapshot) -> Markup {
    let response = quantiles(
        result,
        "response-times",
        "Response time statistics",
        |row| &row.response,
    );
    let service = quantiles(result, "service-times", "Service time statistics", |row| {
        &row.service
    });
    html! {
        section #times .panel aria-labelledby="times-title" {
            div.panel-head {
                h2 #times-title { "Response time statistics" }
                p.muted { "milliseconds that this part of the requests did not exceed" }
            }
            p.panel-text.muted { (MEANING) }
            div.measure data-measure="Response times" { h3.panel-text { "Response times" } (response.markup()) }
            div.measure data-measure="Service times" { h3.panel-text { "Service times" } (service.markup()) }
        }
    }
}

fn quantiles(
    result: &Snapshot,
    id: &'static str,
    label: &'static str,
    of: fn(&Row) -> &Quantiles,
) -> Table {
    let heads = [
        Head::text("Type", "The request's method"),
        Head::text("Name", "The request's name, or its path and query"),
    ];
    let quantile = |label: &&str| {
        Head::number(
            label,
            &format!("{label} of the requests took at most this many milliseconds"),
        )
    };
    let line = |row: &Row| -> Vec<Cell> {
        let times = reported(of(row)).map(|micros| Cell::Number(millis(micros)));
        self::label(row).into_iter().chain(times).collect()
    };
    Table {
        id,
        label,
        heads: heads
            .into_iter()
            .chain(QUANTILES.iter().map(quantile))
            .collect(),
        body: result.rows.iter().map(line).collect(),
        foot: Some(line(&result.total)),
    }
}
