//! Runs to look at.

use katydid_core::stats::{
    CheckRow, ExceptionRow, FailureRow, Lateness, LogLine, Point, Quantiles, Row, Snapshot, State,
    ThresholdRow,
};
use katydid_core::tick::Tick;

/// Times around this, in microseconds.
fn times(micros: u64) -> Quantiles {
    let values = [10, 11, 12, 13, 16, 20, 30, 40, 60, 80, 90];
    Quantiles {
        min: Some(micros / 4),
        average: Some(micros as f64 * 1.2),
        max: Some(micros * 9),
        values: values.map(|tenths| micros * tenths / 10).to_vec(),
    }
}

fn row(method: &str, name: &str, requests: u64, failures: u64) -> Row {
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests,
        failures,
        bytes: requests * 1_234,
        response: times(2_000 + requests * 10),
        service: times(1_800 + requests * 10),
        current_rps: requests as f64 / 42.0,
        current_fail_per_sec: failures as f64 / 42.0,
        ..Row::default()
    }
}

/// Requests rise, fall and rise again; one of the intervals is shorter.
fn series() -> Vec<Point> {
    let point = |second: u32| {
        let requests = u64::from(second % 17) * 12;
        Point {
            at: f64::from(second),
            span: 1.0,
            users: second.min(20),
            requests,
            failures: u64::from(second == 30),
            dropped: 0,
            quantiles: (requests > 0).then(|| {
                let tenths = [10, 11, 12, 13, 16, 20, 30, 40, 60, 80, 90];
                tenths.map(|tenths| tenths * (2_000 + u64::from(second) * 50))
            }),
        }
    };
    (1..=42).map(point).collect()
}

/// A run of so many rows, of which the second has failed.
pub(super) fn snapshot(rows: u64) -> Snapshot {
    let row_of = |index: u64| {
        let (name, failures) = (format!("/products/{index}"), if index == 1 { 9 } else { 0 });
        row("GET", &name, 100 + index % 7 * 30, failures)
    };
    Snapshot {
        name: "Shop".to_owned(),
        state: State::Running,
        elapsed: 42.0,
        run_time: Some(120.0),
        users: 20,
        users_wanted: 20,
        in_flight: 3,
        rows: (0..rows).map(row_of).collect(),
        total: row("", "Aggregated", 1_234, 9),
        failures: vec![FailureRow {
            method: "GET".to_owned(),
            name: "/products/1".to_owned(),
            error: "404 Not Found".to_owned(),
            occurrences: 9,
            first_seen: 1.0,
            last_seen: 30.0,
        }],
        series: series(),
        ..Snapshot::default()
    }
}

/// A run in which everything happens that can be told.
pub(super) fn troubled() -> Snapshot {
    Snapshot {
        dropped: 12,
        exceptions: (0..7).map(exception).collect(),
        checks: vec![check("is right", 47, 0), check("is quick", 45, 2)],
        thresholds: vec![
            threshold(
                "p95 < 0.2 && failure_ratio < 0.01",
                None,
                "p95 = 0.028, failure_ratio = 0.0073",
                Some(true),
            ),
            threshold(
                "p99 < 0.05",
                Some("GET /products/1"),
                "p99 = 0.0524",
                Some(false),
            ),
            threshold("requests > 10000", None, "", None),
        ],
        log: (1..=30).map(logged).collect(),
        lateness: Lateness {
            requests: 1_234,
            late: 200,
            max_micros: 48_000,
        },
        ..snapshot(4)
    }
}

fn exception(index: u64) -> ExceptionRow {
    ExceptionRow {
        path: format!("users[0].tasks[{index}].set.token"),
        message: "no variable `token`".to_owned(),
        occurrences: 7,
        first_seen: 1.0,
        last_seen: 1.0,
    }
}

fn check(name: &str, passes: u64, fails: u64) -> CheckRow {
    CheckRow {
        name: name.to_owned(),
        passes,
        fails,
    }
}

fn threshold(expect: &str, on: Option<&str>, values: &str, holds: Option<bool>) -> ThresholdRow {
    ThresholdRow {
        expect: expect.to_owned(),
        on: on.map(str::to_owned),
        abort: false,
        values: values.to_owned(),
        holds,
    }
}

fn logged(second: u32) -> LogLine {
    LogLine {
        at: Tick::from_seconds(f64::from(second)),
        user: second % 5,
        text: format!("paid order {second}"),
    }
}
