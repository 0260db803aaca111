//! The run as a series of intervals.

use std::collections::VecDeque;

use super::interval::Interval;
use super::{Delta, Point};

/// Deltas for an interval may come this many intervals late before its point is closed.
const OPEN_INTERVALS: usize = 4;

/// A point an interval, the last few still open.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    closed: Vec<Point>,
    open: VecDeque<Interval>,
}

impl Timeline {
    pub(super) fn merge(&mut self, delta: &Delta) {
        self.reach(delta.interval);
        while self.open.len() > OPEN_INTERVALS {
            let oldest = self.open.pop_front();
            self.closed.extend(oldest.map(|oldest| oldest.point()));
        }
        let oldest = self.open[0].number();
        self.open[delta.interval.saturating_sub(oldest) as usize].merge(delta);
    }

    /// Oldest first.
    pub(super) fn points(&self) -> Vec<Point> {
        let open = self.open.iter().map(Interval::point);
        self.closed.iter().copied().chain(open).collect()
    }

    /// Seconds that nobody reported, because the process slept, are intervals all the same.
    fn reach(&mut self, number: u32) {
        while self.next() <= number {
            let users = self.open.back().map(Interval::users).unwrap_or_default();
            self.open.push_back(Interval::new(self.next(), users));
        }
    }

    fn next(&self) -> u32 {
        self.open.back().map_or(0, |last| last.number() + 1)
    }
}
