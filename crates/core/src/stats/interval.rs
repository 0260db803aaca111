//! What one interval of the run held, all rows and shards together.

use super::{Delta, Histogram, Point, Quantiles};
use crate::tick::Tick;

/// One interval, while deltas for it may still come.
#[derive(Debug)]
pub(super) struct Interval {
    number: u32,
    end: Tick,
    users: u32,
    requests: u64,
    failures: u64,
    response_times: Histogram<u32>,
}

impl Interval {
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            end: Tick::ZERO,
            users: 0,
            requests: 0,
            failures: 0,
            response_times: Histogram::default(),
        }
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// `users` are those of all shards, as last heard; an interval shows the most it had.
    pub(super) fn merge(&mut self, delta: &Delta, users: u32) {
        self.end = self.end.max(delta.at);
        self.users = self.users.max(users);
        for row in &delta.rows {
            self.requests += row.requests;
            self.failures += row.failures;
            self.response_times.merge(&row.response_times);
        }
    }

    pub(super) fn point(&self) -> Point {
        let start = f64::from(self.number);
        Point {
            at: self.end.as_seconds(),
            span: (self.end.as_seconds() - start).max(0.0),
            users: self.users,
            requests: self.requests,
            failures: self.failures,
            quantiles: (self.requests > 0).then(|| {
                Quantiles::REPORTED
                    .map(|quantile| self.response_times.quantile(quantile).unwrap_or_default())
            }),
        }
    }
}
