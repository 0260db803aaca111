//! A row's totals over the run.

use std::collections::VecDeque;

use super::{Quantiles, Row, RowDelta, RowKey, RowPhases, Samples, Snapshot, Times};
use crate::tick::Tick;

/// What a row has counted since the start.
#[derive(Clone, Debug, Default)]
pub(super) struct RowTotal {
    pub(super) requests: u64,
    failures: u64,
    aborted: u64,
    bytes: u64,
    last: Tick,
    response: Times,
    service: Times,
    response_times: Samples,
    service_times: Samples,
    pub(super) phases: RowPhases,
    /// Requests and failures of the last intervals, by their number, ascending.
    recent: VecDeque<(u32, u64, u64)>,
}

/// Intervals that current rates may need: their window, and the seconds by which shards may be apart.
const RECENT: usize = Snapshot::WINDOW_SECONDS as usize + 6;

impl RowTotal {
    pub(super) fn merge(&mut self, interval: u32, delta: &RowDelta) {
        self.requests += delta.requests;
        self.failures += delta.failures;
        self.aborted += delta.aborted;
        self.bytes += delta.bytes;
        self.last = self.last.max(delta.last);
        self.response.merge(delta.response);
        self.service.merge(delta.service);
        self.response_times.merge(&delta.response_times);
        self.service_times.merge(&delta.service_times);
        self.remember(interval, delta);
    }

    /// Shards may be an interval apart, so the entry need not be the last.
    fn remember(&mut self, interval: u32, delta: &RowDelta) {
        let counts = (delta.requests, delta.failures);
        match self
            .recent
            .binary_search_by_key(&interval, |&(known, ..)| known)
        {
            Ok(at) => {
                let known = &mut self.recent[at];
                *known = (interval, known.1 + counts.0, known.2 + counts.1);
            }
            Err(0) if self.recent.len() == RECENT => {}
            Err(at) => self.recent.insert(at, (interval, counts.0, counts.1)),
        }
        if self.recent.len() > RECENT {
            self.recent.pop_front();
        }
    }

    /// Whether there is anything to show.
    pub(super) fn is_empty(&self) -> bool {
        self.requests == 0 && self.aborted == 0
    }

    /// `window` is the whole intervals that current rates are over, `loaded` the seconds under load.
    pub(super) fn row(
        &self,
        key: Option<&RowKey>,
        window: &std::ops::Range<u32>,
        loaded: f64,
    ) -> Row {
        let (requests, failures) = self.within(window);
        let current = f64::from(window.end - window.start).max(1.0);
        let loaded = loaded.max(f64::MIN_POSITIVE);
        Row {
            method: key.map_or_else(String::new, |key| key.method.clone()),
            name: key.map_or_else(|| "Aggregated".to_owned(), |key| key.name.clone()),
            requests: self.requests,
            failures: self.failures,
            aborted: self.aborted,
            bytes: self.bytes,
            response: quantiles(self.requests, self.response, &self.response_times),
            service: quantiles(self.requests, self.service, &self.service_times),
            current_rps: requests as f64 / current,
            current_fail_per_sec: failures as f64 / current,
            total_rps: self.requests as f64 / loaded,
            total_fail_per_sec: self.failures as f64 / loaded,
            phases: self.phases,
            last: (self.requests > 0).then(|| self.last.as_seconds()),
            ..Row::default()
        }
    }

    /// Fills in every time.
    pub(super) fn give_times(&self, row: &mut Row) {
        row.response_times.clone_from(&self.response_times);
        row.service_times.clone_from(&self.service_times);
    }

    fn within(&self, window: &std::ops::Range<u32>) -> (u64, u64) {
        let inside = self
            .recent
            .iter()
            .filter(|(interval, ..)| window.contains(interval));
        inside.fold((0, 0), |(requests, failures), entry| {
            (requests + entry.1, failures + entry.2)
        })
    }
}

/// A percentile is never outside the exact extremes: the histogram's buckets are.
fn quantiles(count: u64, times: Times, samples: &Samples) -> Quantiles {
    let values = samples.quantiles(Quantiles::REPORTED);
    values.map_or_else(Quantiles::default, |values| Quantiles {
        min: Some(times.min),
        average: Some(times.sum as f64 / count as f64),
        max: Some(times.max),
        values: values
            .map(|value| value.clamp(times.min, times.max))
            .to_vec(),
    })
}
