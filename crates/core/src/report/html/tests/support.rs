//! Results made by hand.

use crate::scenario::Scenario;
use crate::stats::{
    Cause, CheckRow, ExceptionRow, FailureRow, Histogram, Lateness, Point, Quantiles, Row,
    RowPoint, Samples, Snapshot, State, ThresholdRow,
};

const SCENARIO: &str = "
name: Shop
host: https://shop.example
seed: 42
load: { users: 20, spawn_rate: 2, run_time: 10m }
users:
  - name: Visitor
    wait_time: between(1, 3)
    tasks:
      - get: /products
      - post: /cart
        json: { product: 7 }
";

/// Ten minutes of a shop with two endpoints, a point a second.
pub(super) fn shop() -> Snapshot {
    let scenario = Scenario::parse(SCENARIO).unwrap();
    Snapshot {
        name: "Shop".to_owned(),
        hash: scenario.hash(),
        scenario: scenario.to_json(),
        commit: Some("0123456789abcdef0123456789abcdef01234567-dirty".to_owned()),
        seed: 42,
        targets: vec!["https://shop.example".to_owned()],
        started_unix_ms: 1_767_225_600_000,
        elapsed: 600.0,
        run_time: Some(600.0),
        state: State::Stopped,
        users_wanted: 20,
        iterations: 23_950,
        rows: vec![row("GET", "/products", 20, 0), row("POST", "/cart", 20, 1)],
        total: row("", "Aggregated", 40, 1),
        thresholds: thresholds(),
        cause: Some(Cause::RunTime),
        series: (0..600).map(point).collect(),
        ..told()
    }
}

/// Everything that may be told besides figures.
fn told() -> Snapshot {
    Snapshot {
        dropped: 3,
        failures: vec![FailureRow {
            method: "POST".to_owned(),
            name: "/cart".to_owned(),
            error: "503 Service Unavailable".to_owned(),
            occurrences: 600,
            first_seen: 0.4,
            last_seen: 599.4,
        }],
        exceptions: vec![ExceptionRow {
            path: "users[0].tasks[1].extract.id".to_owned(),
            message: "no field `id`".to_owned(),
            occurrences: 2,
            first_seen: 61.0,
            last_seen: 62.0,
        }],
        checks: vec![CheckRow {
            name: "is quick".to_owned(),
            passes: 11_990,
            fails: 10,
        }],
        lateness: Lateness {
            requests: 24_000,
            late: 480,
            max_micros: 31_000,
        },
        ..Snapshot::default()
    }
}

fn thresholds() -> Vec<ThresholdRow> {
    let row = |expect: &str, on: Option<&str>, holds| ThresholdRow {
        expect: expect.to_owned(),
        on: on.map(str::to_owned),
        abort: false,
        values: "p95 = 0.061".to_owned(),
        holds,
    };
    vec![
        row("p95 < 0.2", None, Some(true)),
        row("p95 < 0.05", Some("POST /cart"), Some(false)),
    ]
}

/// A row that had so many requests a second for ten minutes, and so many failures.
pub(super) fn row(method: &str, name: &str, requests: u64, failures: u64) -> Row {
    let times = times(requests * 600);
    let quantiles = quantiles(&times);
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests: requests * 600,
        failures: failures * 600,
        bytes: requests * 600 * 1234,
        response: quantiles.clone(),
        service: quantiles,
        total_rps: requests as f64,
        total_fail_per_sec: failures as f64,
        last: Some(599.9),
        series: (0..600)
            .map(|second| row_point(second, requests, failures))
            .collect(),
        response_times: times.clone(),
        service_times: times,
        ..Row::default()
    }
}

pub(super) fn row_point(second: u32, requests: u64, failures: u64) -> RowPoint {
    RowPoint {
        at: f64::from(second + 1),
        span: 1.0,
        requests,
        failures,
        quantiles: Some(
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(|nth| wave(second, 20_000 + nth * 7_321)),
        ),
    }
}

pub(super) fn point(second: u32) -> Point {
    let RowPoint {
        at,
        span,
        requests,
        failures,
        quantiles,
    } = row_point(second, 40, 1);
    Point {
        at,
        span,
        users: (second * 2).min(20),
        requests,
        failures,
        dropped: 0,
        quantiles,
    }
}

/// Up and down by a fifth in about a minute, and never the same twice.
fn wave(second: u32, micros: u64) -> u64 {
    let swing = libm::sin(f64::from(second) / 9.0) / 5.0;
    (micros as f64 * (1.0 + swing)) as u64 + u64::from(second % 17) * 113
}

/// As many as there are requests, most of them short.
fn times(count: u64) -> Samples {
    let mut histogram = Histogram::default();
    for nth in 0..count {
        let part = (nth as f64 + 0.5) / count as f64;
        histogram.record((20_000.0 - 15_000.0 * libm::log(1.0 - part)) as u64);
    }
    histogram.samples()
}

fn quantiles(samples: &Samples) -> Quantiles {
    let sum: u64 = samples.0.iter().map(|(micros, count)| micros * count).sum();
    Quantiles {
        min: samples.0.first().map(|(micros, _)| *micros),
        average: Some(sum as f64 / samples.count() as f64),
        max: samples.0.last().map(|(micros, _)| *micros),
        values: samples
            .quantiles(Quantiles::REPORTED)
            .map(Vec::from)
            .unwrap_or_default(),
    }
}

/// The report's part that scripts and style have no part in, an element a line.
pub(super) fn without_code(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap();
    let body = body.split("<script").next().unwrap();
    body.replace("><", ">\n<").replace("\n</", "</")
}

/// What the charts show.
pub(super) fn data(html: &str) -> serde_json::Value {
    let (_, rest) = html.split_once("id=\"data\">").unwrap();
    serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()
}
