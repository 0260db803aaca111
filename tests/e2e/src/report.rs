//! What an engine reports of a run, whichever it is.

use crate::counts::Counts;

/// What an engine reports of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The scenario's hash.
    pub hash: String,
    /// A row per request name.
    pub rows: Vec<Row>,
}

/// A row of the statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The verb.
    pub method: String,
    /// The request's name.
    pub name: String,
    /// Requests that ended, well or not.
    pub requests: u64,
    /// Those that failed.
    pub failures: u64,
    /// Requests that a stop dropped in flight.
    pub aborted: u64,
}

impl Report {
    /// Requests that ended, by method and name.
    #[must_use]
    pub fn requests(&self) -> Counts {
        self.by_name(|row| row.requests)
    }

    /// Failures by method and name, where there are any.
    #[must_use]
    pub fn failures(&self) -> Counts {
        let mut failures = self.by_name(|row| row.failures);
        failures.retain(|_, count| *count > 0);
        failures
    }

    /// Requests that were dropped in flight, over all rows.
    #[must_use]
    pub fn aborted(&self) -> u64 {
        self.rows.iter().map(|row| row.aborted).sum()
    }

    fn by_name(&self, count: impl Fn(&Row) -> u64) -> Counts {
        self.rows
            .iter()
            .map(|row| (format!("{} {}", row.method, row.name), count(row)))
            .collect()
    }
}
