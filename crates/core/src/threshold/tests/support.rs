//! Runs to judge.

use crate::stats::{CheckRow, Quantiles, Row, Snapshot, State, ThresholdRow};
use crate::threshold::{Threshold, judge};

/// Percentiles of 100 ms, 110 ms and so on; 2.5 ms on average.
fn times() -> Quantiles {
    Quantiles {
        min: Some(1_000),
        average: Some(2_500.000_4),
        max: Some(250_000),
        values: (0..11).map(|at| 100_000 + at * 10_000).collect(),
    }
}

fn row(method: &str, name: &str, requests: u64) -> Row {
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests,
        failures: requests / 4,
        aborted: 3,
        bytes: 2_000,
        response: times(),
        service: Quantiles {
            min: Some(500),
            ..times()
        },
        total_rps: 12.5,
        total_fail_per_sec: 3.125,
        ..Row::default()
    }
}

/// A run under way: 8 requests, 4 of them to `/cart`, one check of two made.
pub(super) fn run() -> Snapshot {
    let check = |name: &str, passes, fails| CheckRow {
        name: name.to_owned(),
        passes,
        fails,
    };
    Snapshot {
        state: State::Running,
        elapsed: 7.5,
        users: 3,
        iterations: 5,
        dropped: 2,
        rows: vec![row("GET", "/cart", 4), row("POST", "/cart", 4)],
        total: row("", "Aggregated", 8),
        checks: vec![check("is quick", 3, 1), check("is right", 0, 0)],
        ..Snapshot::default()
    }
}

pub(super) fn threshold(expect: &str) -> Threshold {
    Threshold::new(expect).unwrap()
}

pub(super) fn judged(threshold: Threshold, run: &Snapshot) -> ThresholdRow {
    judge(&[threshold], run).remove(0)
}

/// Whether an expression holds of [`run`], and what its names came to.
pub(super) fn said(expect: &str) -> (Option<bool>, String) {
    let row = judged(threshold(expect), &run());
    (row.holds, row.values)
}
