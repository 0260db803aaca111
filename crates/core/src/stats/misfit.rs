//! Whether what was kept somewhere else can be counted here.

use std::fmt;

use super::{Delta, Failure, MessageId, RowDelta, RowId};

/// What is replayed names rows or texts that nobody has told of, or times or counts that no run has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it speaks of rows, texts, times or counts that cannot be")
    }
}

impl std::error::Error for Misfit {}

/// No run lasts longer, in seconds: ten years.
const LONGEST: u32 = 10 * 366 * 86_400;

/// No interval counts more of anything, so that a million of them can be summed.
const MOST: u64 = 1 << 40;

/// Whether a delta speaks only of so many rows and texts, and of times and counts that a run can have.
pub(super) fn fits(delta: &Delta, (rows, texts): (usize, usize)) -> bool {
    let row = |id: RowId| (id.0 as usize) < rows;
    let text = |id: MessageId| (id.0 as usize) < texts;
    let failure = |failure: Failure| match failure {
        Failure::Message(id) | Failure::Unexpected(_, id) => text(id),
        _ => true,
    };
    let mut all = delta.rows.iter().chain(&delta.transactions);
    let mut failures = delta.failures.iter();
    let mut exceptions = delta.exceptions.iter();
    all.all(|it| row(it.row) && is_countable(it))
        && failures.all(|it| row(it.row) && failure(it.failure) && it.seen.count < MOST)
        && exceptions.all(|it| text(it.path) && text(it.message) && it.seen.count < MOST)
        && delta.checks.iter().all(|it| it.0.max(it.1) < MOST)
        && delta
            .phases
            .iter()
            .all(|it| row(it.row) && it.phases.known().all(|(_, times)| times.count < MOST))
        && own_counts(delta).iter().all(|&count| count < MOST)
        && delta.interval.saturating_add(delta.intervals()) < LONGEST
        && delta.at.as_seconds() < f64::from(LONGEST)
}

fn own_counts(delta: &Delta) -> [u64; 5] {
    let users: u64 = delta.users.iter().map(|&users| u64::from(users)).sum();
    [
        delta.iterations,
        delta.dropped,
        delta.log_left_out,
        delta.lateness.requests.max(delta.lateness.late),
        users << 10, // users are counted in 32 bits
    ]
}

fn is_countable(row: &RowDelta) -> bool {
    let samples = [&row.response_times, &row.service_times].into_iter();
    let mut counts = samples.flat_map(|samples| samples.0.iter().map(|&(_, count)| count));
    let own = [row.requests, row.failures, row.aborted, row.bytes >> 10];
    own.iter().all(|&count| count < MOST) && counts.all(|count| count < MOST)
}
