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

/// Takes every interval once.
#[derive(Debug, Default)]
pub(super) struct Intervals {
    /// The first that has not been taken.
    next: u32,
}

impl Intervals {
    /// Those that are over since the last call.
    ///
    /// Each is taken a second late: the end of a run may still add to its last second.
    pub(super) fn over(&mut self, aggregator: &Aggregator) -> Vec<IntervalSamples> {
        let whole = aggregator.whole_intervals().unwrap_or_default();
        self.before(whole.saturating_sub(1), aggregator)
    }

    /// All that are left when the run is over.
    pub(super) fn rest(&mut self, aggregator: &Aggregator) -> Vec<IntervalSamples> {
        self.before(u32::MAX, aggregator)
    }

    fn before(&mut self, end: u32, aggregator: &Aggregator) -> Vec<IntervalSamples> {
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
        held.iter()
            .flat_map(|held| samples(held, aggregator))
            .collect()
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
