//! What a batch of seconds held of a row.

use super::window::middle;
use super::{Course, Window};
use crate::stats::{RowDelta, RowKey, Samples};

/// What a batch of seconds held of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Batch {
    pub(super) requests: u64,
    pub(super) failures: u64,
    /// Of all response times, in microseconds.
    pub(super) sum: u64,
    pub(super) times: Samples,
}

impl Batch {
    fn add(&mut self, row: &RowDelta) {
        self.requests += row.requests;
        self.failures += row.failures;
        self.sum = self.sum.saturating_add(row.response.sum);
        self.times.merge(&row.response_times);
    }
}

/// A row's batches in one run; of all rows of requests without a key.
#[derive(Clone, Debug)]
pub(super) struct Batches {
    pub(super) each: Vec<Batch>,
    pub(super) requests: f64,
    pub(super) failures: f64,
    /// Of all response times, in microseconds.
    pub(super) sum: f64,
    /// All response times.
    pub(super) times: Samples,
    /// A batch's length.
    pub(super) seconds: f64,
}

impl Batches {
    pub(super) fn of(run: &Course, key: Option<&RowKey>, window: &Window) -> Self {
        let mut each = vec![Batch::default(); window.batches];
        for (span, rows) in run.held(key) {
            let batch = window.batch(middle(&span)).map(|at| &mut each[at]);
            batch
                .into_iter()
                .for_each(|batch| rows.iter().for_each(|row| batch.add(row)));
        }
        Self::new(each, window.seconds() / window.batches as f64)
    }

    /// Of batches that are each so many seconds long.
    pub(super) fn new(each: Vec<Batch>, seconds: f64) -> Self {
        let mut times = Samples::default();
        each.iter().for_each(|batch| times.merge(&batch.times));
        let total = |of: fn(&Batch) -> u64| each.iter().map(of).sum::<u64>() as f64;
        Self {
            requests: total(|batch| batch.requests),
            failures: total(|batch| batch.failures),
            sum: total(|batch| batch.sum),
            times,
            seconds,
            each,
        }
    }

    /// Requests per second.
    pub(super) fn rate(&self) -> f64 {
        self.requests / (self.seconds * self.each.len() as f64)
    }
}
