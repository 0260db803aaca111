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
        let mut times = Samples::default();
        each.iter().for_each(|batch| times.merge(&batch.times));
        let total = |of: fn(&Batch) -> u64| each.iter().map(of).sum::<u64>() as f64;
        Self {
            requests: total(|batch| batch.requests),
            failures: total(|batch| batch.failures),
            sum: total(|batch| batch.sum),
            times,
            seconds: window.seconds() / window.batches as f64,
            each,
        }
    }

    /// Requests per second.
    pub(super) fn rate(&self) -> f64 {
        self.requests / (self.seconds * self.each.len() as f64)
    }

    /// What each batch adds to the error of the rank of a time: how many more requests it has that do not exceed that time
    /// than its share, by all requests.
    pub(super) fn ranks(&self, micros: u64) -> Vec<f64> {
        let below = |times: &Samples| {
            let below = times.0.iter().take_while(|(time, _)| *time <= micros);
            below.map(|&(_, count)| count as f64).sum::<f64>()
        };
        let part = below(&self.times) / self.requests;
        self.of_ratio(self.requests, part, |batch| below(&batch.times))
    }

    /// What each batch adds to the relative error of the mean time.
    pub(super) fn times(&self) -> Vec<f64> {
        let mean = self.sum / self.requests;
        self.of_ratio(self.sum, mean, |batch| batch.sum as f64)
    }

    /// What each batch adds to the error of the part that failed.
    pub(super) fn failures(&self) -> Vec<f64> {
        let part = self.failures / self.requests;
        self.of_ratio(self.requests, part, |batch| batch.failures as f64)
    }

    /// What each batch adds to the relative error of the rate.
    pub(super) fn counts(&self) -> Vec<f64> {
        let share = self.requests / self.each.len() as f64;
        let count = |batch: &Batch| (batch.requests as f64 - share) / self.requests;
        self.each.iter().map(count).collect()
    }

    /// How a ratio to the number of requests is off by what each batch has more of it than its share.
    ///
    /// Source: the ratio estimator's linearization, W. G. Cochran, "Sampling Techniques", 3rd ed. 1977, §6.
    fn of_ratio(&self, whole: f64, ratio: f64, amount: impl Fn(&Batch) -> f64) -> Vec<f64> {
        let more = |batch: &Batch| (amount(batch) - ratio * batch.requests as f64) / whole;
        self.each.iter().map(more).collect()
    }

    /// The variance of the mean time relative to it, if requests were independent.
    pub(super) fn times_variance(&self) -> f64 {
        let mean = self.sum / self.requests;
        let squares = self.times.0.iter().map(|&(micros, count)| {
            let off = micros as f64 / mean - 1.0;
            off * off * count as f64
        });
        squares.sum::<f64>() / (self.requests * self.requests)
    }
}
