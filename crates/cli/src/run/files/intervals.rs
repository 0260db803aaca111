//! What every interval of a run held, as soon as it is over.

use katydid_core::stats::{Aggregator, Delta, RowDelta, Samples};

/// What one interval held of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct IntervalSamples {
    /// The interval's start, in seconds since the run's.
    pub(crate) start: f64,
    /// The interval's length in seconds.
    pub(crate) span: f64,
    /// The row, such as `GET /cart`; `None` is all rows together.
    pub(crate) tag: Option<String>,
    /// Its response times, in microseconds.
    pub(crate) samples: Samples,
}

/// Takes every interval once; in a long run several as one, so that what is written stays bounded.
#[derive(Debug, Default)]
pub(super) struct Intervals {
    /// The first that has not been taken.
    next: u32,
    /// Those that are to become one with what follows.
    pending: Option<Delta>,
}

/// What is taken as one is at least this part of the time before it: a day is some two thousand.
const PART: u32 = 300;

impl Intervals {
    /// Those that are over since the last call.
    ///
    /// Each is taken a second late: the end of a run may still add to its last second.
    /// While statistics are still to be reset there are none.
    pub(super) fn over(&mut self, aggregator: &Aggregator) -> Vec<IntervalSamples> {
        if aggregator.will_reset() {
            return Vec::new();
        }
        let whole = aggregator.whole_intervals().unwrap_or_default();
        let taken = self.before(whole.saturating_sub(1), aggregator);
        let due = taken.into_iter().filter_map(|held| self.join(held));
        due.flat_map(|held| samples(&held, aggregator)).collect()
    }

    /// All that are left when the run is over.
    pub(super) fn rest(&mut self, aggregator: &Aggregator) -> Vec<IntervalSamples> {
        let taken = self.before(u32::MAX, aggregator);
        let mut due: Vec<Delta> = taken
            .into_iter()
            .filter_map(|held| self.join(held))
            .collect();
        due.extend(self.pending.take());
        due.iter()
            .flat_map(|held| samples(held, aggregator))
            .collect()
    }

    /// What is long enough now.
    fn join(&mut self, held: Delta) -> Option<Delta> {
        let joined = match self.pending.take() {
            Some(mut pending) => {
                pending.follow(held);
                pending
            }
            None => held,
        };
        if joined.intervals() > joined.interval / PART {
            return Some(joined);
        }
        self.pending = Some(joined);
        None
    }

    fn before(&mut self, end: u32, aggregator: &Aggregator) -> Vec<Delta> {
        let wanted = |held: &Delta| held.interval >= self.next && held.interval < end;
        let oldest = aggregator.open_intervals().next();
        let is_open = oldest.is_some_and(|oldest| oldest.interval <= self.next);
        let held: Vec<Delta> = match is_open {
            true => aggregator.open_intervals().filter(wanted).collect(),
            false => aggregator.intervals().filter(wanted).collect(),
        };
        if let Some(last) = held.last() {
            self.next = last.interval + last.intervals();
        }
        held
    }
}

/// All requests together, then each row: transactions are not in the sum.
fn samples(held: &Delta, aggregator: &Aggregator) -> Vec<IntervalSamples> {
    let mut all = Samples::default();
    held.rows
        .iter()
        .for_each(|row| all.merge(&row.response_times));
    let rows = held.rows.iter().chain(&held.transactions);
    let counted = rows.filter(|row| row.requests > 0);
    let tagged = counted.map(|row| (Some(tag(row, aggregator)), row.response_times.clone()));
    let start = f64::from(held.interval);
    [(None, all)]
        .into_iter()
        .chain(tagged)
        .map(|(tag, samples)| IntervalSamples {
            start,
            span: (held.at.as_seconds() - start).max(0.0),
            tag,
            samples,
        })
        .collect()
}

fn tag(row: &RowDelta, aggregator: &Aggregator) -> String {
    let key = aggregator.key(row.row);
    format!("{} {}", key.method, key.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_taken_as_few_intervals_that_follow_each_other() {
        let mut intervals = Intervals::default();
        let second = |interval| Delta {
            interval,
            ..Delta::default()
        };
        let taken: Vec<Delta> = (0..86_400)
            .filter_map(|number| intervals.join(second(number)))
            .collect();
        assert!(taken.len() < 2500, "{}", taken.len());
        let mut next = 0;
        for held in &taken {
            assert_eq!(held.interval, next);
            next += held.intervals();
        }
        let left = intervals.pending.map_or(0, |pending| pending.intervals());
        assert_eq!(next + left, 86_400);
        assert!(taken[..300].iter().all(|held| held.intervals() == 1));
    }
}
