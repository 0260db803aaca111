//! Whether a link holds a run, and no more than one that was made here: what a stranger has packed must not keep a page
//! busy.

use super::Shared;
use crate::collection::sort;
use crate::stats::{Delta, RowDelta};

/// Intervals that are read; some hundred are written.
const MOST_INTERVALS: usize = 1000;

/// Rows that are read, and other things that a plan has.
const MOST_ROWS: usize = 10_000;

/// Thresholds that are read: each is an element of the page.
const MOST_THRESHOLDS: usize = 1000;

/// Different times, multiplied by how often they are merged: what that costs, some nanoseconds each.
const MOST_WORK: usize = 500_000_000;

/// Whether it can be counted again in a moment.
pub(super) fn is_small(shared: &Shared) -> bool {
    let outline = &shared.header.outline;
    let mut lengths = [
        outline.rows.len(),
        outline.checks.len(),
        outline.classes.len(),
        outline.targets.len(),
    ]
    .into_iter();
    lengths.all(|length| length <= MOST_ROWS)
        && shared.end.thresholds.len() <= MOST_THRESHOLDS
        && shared.intervals.len() <= MOST_INTERVALS
        && work(&shared.intervals) <= MOST_WORK
}

/// Each begins where the one before ends: seconds of which nothing is told would be intervals of their own.
pub(super) fn are_one_run(intervals: &[Delta]) -> bool {
    let mut next = 0;
    intervals.iter().all(|held| {
        let follows = held.interval == next;
        next = held.interval.saturating_add(held.intervals());
        follows
    })
}

fn work(intervals: &[Delta]) -> usize {
    let rows = || {
        let both = intervals
            .iter()
            .map(|held| [&held.rows, &held.transactions]);
        both.flatten().flatten()
    };
    let times = |row: &RowDelta| {
        let both = [&row.response_times, &row.service_times];
        both.map(|samples| samples.0.iter().map(|&(micros, _)| micros).collect())
    };
    let mut known: Vec<u64> = rows()
        .flat_map(times)
        .flat_map(|times: Vec<u64>| times)
        .collect();
    sort(&mut known);
    known.dedup();
    known.len().saturating_mul(rows().count())
}
