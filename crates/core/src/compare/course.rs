//! A run as a comparison needs it: what each row held in each interval.

use std::ops::Range;

use super::Window;
use super::window::middle;
use crate::result_file::{Header, Machine};
use crate::stats::{Aggregator, Delta, Row, RowDelta, RowId, RowKey, Snapshot};
use crate::tick::Tick;

/// How much an interval may end after the load does, in seconds, and still count as one under load.
const LATE: f64 = 0.1;

/// What each row of a run held in each interval.
#[derive(Clone, Debug)]
pub struct Course {
    pub(super) result: Snapshot,
    pub(super) katydid: String,
    pub(super) machine: Machine,
    /// Seconds after which every user is there.
    pub(super) spawned: f64,
    keys: Vec<RowKey>,
    intervals: Vec<Delta>,
}

impl Course {
    /// The run that began with this header and was counted to this result.
    #[must_use]
    pub fn new(header: &Header, aggregator: &Aggregator, result: Snapshot) -> Self {
        let intervals: Vec<Delta> = aggregator.intervals().collect();
        let all = intervals
            .iter()
            .flat_map(|held| held.transactions.iter().chain(&held.rows));
        let rows = all.map(|row| row.row.0 + 1).max().unwrap_or(0);
        let key = |row| aggregator.key(RowId(row)).clone();
        let mut course = Self {
            result,
            katydid: header.katydid.clone(),
            machine: header.machine.clone(),
            spawned: header.outline.spawned_at.as_secs_f64(),
            keys: (0..rows).map(key).collect(),
            intervals,
        };
        course.keep_loaded();
        course
    }

    /// The whole result of the run, with what came after the load.
    #[must_use]
    pub const fn result(&self) -> &Snapshot {
        &self.result
    }

    /// Leaves out what came after the load, and the last interval if it is none of a full length.
    fn keep_loaded(&mut self) {
        let stops = self.intervals.iter().filter_map(|held| held.stopped);
        let stopped = stops.min().map_or(f64::INFINITY, Tick::as_seconds);
        let end = stopped.min(self.result.elapsed) + LATE;
        self.intervals.retain(|held| span(held).end <= end);
    }

    /// When its last whole interval under load ends, in seconds.
    pub(super) fn end(&self) -> f64 {
        self.intervals.last().map_or(0.0, |held| span(held).end)
    }

    /// The length of its longest interval, in seconds.
    pub(super) fn longest(&self) -> f64 {
        let lengths = self
            .intervals
            .iter()
            .map(|held| f64::from(held.intervals()));
        lengths.fold(1.0, f64::max)
    }

    /// Every interval's time, and the most users in it.
    pub(super) fn users(&self) -> impl Iterator<Item = (Range<f64>, u32)> {
        self.intervals
            .iter()
            .map(|held| (span(held), held.users_most))
    }

    /// How late within a window the engine sent a request, in microseconds in the mean.
    pub(super) fn late(&self, window: &Window) -> f64 {
        let is_inside = |held: &&Delta| window.batch(middle(&span(held))).is_some();
        let inside = self.intervals.iter().filter(is_inside);
        let rows = inside.flat_map(|held| &held.rows);
        let (late, requests) = rows.fold((0, 0), |(late, requests), row| {
            let waited = row.response.sum.saturating_sub(row.service.sum);
            (waited.saturating_add(late), requests + row.requests)
        });
        late as f64 / requests.max(1) as f64
    }

    /// The rows that have counted something, as a report shows them.
    pub(super) fn counted(&self) -> Vec<RowKey> {
        let rows = self.result.rows.iter().filter(|row| row.requests > 0);
        let key = |row: &Row| RowKey {
            method: row.method.clone(),
            name: row.name.clone(),
        };
        rows.map(key).collect()
    }

    /// What each interval held of a row, if anything; without a key, of all rows of requests.
    pub(super) fn held<'c>(
        &'c self,
        key: Option<&RowKey>,
    ) -> impl Iterator<Item = (Range<f64>, Vec<&'c RowDelta>)> {
        let row = key.map(|key| self.keys.iter().position(|known| known == key));
        self.intervals.iter().map(move |held| {
            let rows = match row {
                None => held.rows.iter().collect(),
                Some(None) => Vec::new(),
                Some(Some(row)) => find(held, row).into_iter().collect(),
            };
            (span(held), rows)
        })
    }
}

fn find(held: &Delta, row: usize) -> Option<&RowDelta> {
    let mut all = held.rows.iter().chain(&held.transactions);
    all.find(|found| found.row.0 as usize == row)
}

/// From the beginning of its first second to the end of its last.
fn span(held: &Delta) -> Range<f64> {
    let start = f64::from(held.interval);
    start..start + f64::from(held.intervals())
}

impl AsRef<Self> for Course {
    fn as_ref(&self) -> &Self {
        self
    }
}
