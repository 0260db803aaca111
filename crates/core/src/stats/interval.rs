//! What one interval of the run held, all rows and shards together.

use super::users::Users;
use super::{Delta, Histogram, Point, Quantiles};
use crate::tick::Tick;

/// One interval, while deltas for it may still come.
#[derive(Debug)]
pub(super) struct Interval {
    number: u32,
    end: Option<Tick>,
    users: Users,
    requests: u64,
    failures: u64,
    dropped: u64,
    response_times: Histogram<u32>,
}

impl Interval {
    /// Until a delta comes for it, it has the users of the one before and its full length.
    pub(super) fn new(number: u32, users: Users) -> Self {
        Self {
            number,
            end: None,
            users,
            requests: 0,
            failures: 0,
            dropped: 0,
            response_times: Histogram::default(),
        }
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// What the next interval begins with.
    pub(super) fn users(&self) -> Users {
        self.users.later()
    }

    pub(super) fn merge(&mut self, delta: &Delta) {
        self.end = self.end.max(Some(delta.at));
        self.users.hear(delta);
        self.dropped += delta.dropped;
        for row in &delta.rows {
            self.requests += row.requests;
            self.failures += row.failures;
            self.response_times.merge(&row.response_times);
        }
    }

    pub(super) fn point(&self) -> Point {
        let start = f64::from(self.number);
        let end = self.end.map_or(start + 1.0, Tick::as_seconds);
        Point {
            at: end,
            span: (end - start).max(0.0),
            users: self.users.most(),
            requests: self.requests,
            failures: self.failures,
            dropped: self.dropped,
            quantiles: self.response_times.quantiles(Quantiles::REPORTED),
        }
    }
}
