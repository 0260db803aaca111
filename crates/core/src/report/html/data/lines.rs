//! The lines of a row over time.

use serde_json::{Value, json};

use super::grid::Grid;
use super::list;
use super::merged::{SHOWN, merged};
use super::number;
use crate::stats::RowPoint;

/// A row's requests, failures and percentiles in every stretch of a grid.
pub(super) struct Lines {
    requests: Vec<f64>,
    failures: Vec<f64>,
    /// In microseconds, as [`SHOWN`]; `None` without requests.
    times: Vec<Option<[u64; SHOWN.len()]>>,
}

impl Lines {
    /// Counts add up, so that none is lost.
    pub(super) fn of(grid: &Grid, points: impl Iterator<Item = RowPoint>) -> Self {
        let (mut requests, mut failures) = (vec![0; grid.len()], vec![0; grid.len()]);
        let mut parts = vec![Vec::new(); grid.len()];
        for point in points {
            if let Some(index) = grid.index(point.start()) {
                requests[index] += point.requests;
                failures[index] += point.failures;
                parts[index].extend(point.quantiles.map(|values| (point.requests, values)));
            }
        }
        Self {
            requests: grid.per_second(&requests).collect(),
            failures: grid.per_second(&failures).collect(),
            times: parts.iter().map(|parts| merged(parts)).collect(),
        }
    }

    pub(super) fn json(&self) -> Value {
        let [p50, p95, p99] = [0, 1, 2].map(|index| self.millis(index));
        json!({
            "requests": list(self.requests.iter().copied()),
            "failures": self.failures(),
            "p50": p50,
            "p95": p95,
            "p99": p99,
        })
    }

    /// Most rows never fail, and need no list of zeros to say so.
    fn failures(&self) -> Value {
        match self.failures.iter().all(|rate| *rate == 0.0) {
            true => Value::Null,
            false => list(self.failures.iter().copied()),
        }
    }

    fn millis(&self, index: usize) -> Value {
        let millis = |times: &[u64; SHOWN.len()]| number(times[index] as f64 / 1000.0);
        let times = self.times.iter();
        times
            .map(|times| times.as_ref().map_or(Value::Null, millis))
            .collect()
    }
}
