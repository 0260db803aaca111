//! Whether an expression can be a threshold's, tried on a run in which everything is 1.

use super::Threshold;
use super::term::Term;
use super::world::World;
use crate::expr::{EvaluationError, Expression};
use crate::stats::{CheckRow, Quantiles, Row, Snapshot};

/// Whether it gives true or false.
///
/// # Errors
/// What it gives instead, or why it gives nothing.
pub(crate) fn tried(expect: &Expression) -> Result<(), EvaluationError> {
    let threshold = Threshold {
        expect: expect.clone(),
        on: None,
        abort: false,
        after: std::time::Duration::ZERO,
    };
    let run = sample(expect);
    expect
        .evaluate_bool(&World::new(&threshold, &run))
        .map(drop)
}

fn sample(expect: &Expression) -> Snapshot {
    let checks = Term::all(expect)
        .0
        .into_iter()
        .filter_map(|term| match term {
            Term::Check(name) => Some(CheckRow {
                name: name.to_owned(),
                passes: 1,
                fails: 0,
            }),
            _ => None,
        });
    Snapshot {
        elapsed: 1.0,
        users: 1,
        iterations: 1,
        total: row(),
        checks: checks.collect(),
        ..Snapshot::default()
    }
}

fn row() -> Row {
    let times = Quantiles {
        min: Some(1_000_000),
        average: Some(1e6),
        max: Some(1_000_000),
        values: vec![1_000_000; Quantiles::REPORTED.len()],
    };
    Row {
        requests: 1,
        failures: 1,
        response: times.clone(),
        service: times,
        total_rps: 1.0,
        total_fail_per_sec: 1.0,
        ..Row::default()
    }
}
