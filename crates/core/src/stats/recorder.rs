//! What a shard counts: integers and local histograms by row, no locks, no keys.

use super::failures::Failures;
use super::{Delta, Exchange, FailureDelta, Histogram, Lateness, RowDelta, RowId, Samples, Times};
use crate::tick::Tick;

/// Counts a shard's exchanges between two deltas.
#[derive(Debug)]
pub struct Recorder {
    rows: Vec<RowRecorder>,
    failures: Failures,
    users: Vec<u32>,
    in_flight: u32,
    in_flight_max: u32,
    lateness: Lateness,
}

#[derive(Debug, Default)]
struct RowRecorder {
    requests: u64,
    failures: u64,
    aborted: u64,
    bytes: u64,
    last: Tick,
    response: Times,
    service: Times,
    response_times: Histogram<u32>,
    service_times: Histogram<u32>,
}

impl Recorder {
    /// Empty counts for a plan of this many rows and classes.
    #[must_use]
    pub fn new(rows: usize, classes: usize) -> Self {
        Self {
            rows: (0..rows).map(|_| RowRecorder::default()).collect(),
            failures: Failures::default(),
            users: vec![0; classes],
            in_flight: 0,
            in_flight_max: 0,
            lateness: Lateness::default(),
        }
    }

    /// A user of this class started.
    pub fn user_started(&mut self, class: usize) {
        self.users[class] += 1;
    }

    /// A user of this class ended.
    pub fn user_ended(&mut self, class: usize) {
        self.users[class] -= 1;
    }

    /// A request goes out.
    pub fn sent(&mut self) {
        self.in_flight += 1;
        self.in_flight_max = self.in_flight_max.max(self.in_flight);
    }

    /// A request in flight was dropped by a stop.
    pub fn aborted(&mut self, row: RowId) {
        self.in_flight -= 1;
        self.rows[row.0 as usize].aborted += 1;
    }

    /// A request in flight came to its end.
    pub fn record(&mut self, row: RowId, exchange: &Exchange) {
        self.in_flight -= 1;
        self.lateness.record(exchange);
        self.rows[row.0 as usize].record(exchange);
        if let Some(failure) = exchange.failure() {
            self.failures.add(FailureDelta {
                row,
                failure,
                count: 1,
                first: exchange.done,
                last: exchange.done,
            });
        }
    }

    /// Everything since the last call, as the shard's delta of this interval.
    pub fn take_delta(&mut self, shard: u32, interval: u32, at: Tick) -> Delta {
        let rows = (0..).map(RowId).zip(&mut self.rows);
        Delta {
            shard,
            interval,
            at,
            users: self.users.clone(),
            in_flight: self.in_flight,
            in_flight_max: std::mem::replace(&mut self.in_flight_max, self.in_flight),
            rows: rows.filter_map(|(id, row)| row.take(id)).collect(),
            failures: self.failures.take(),
            lateness: std::mem::take(&mut self.lateness),
            stopped: None,
            ended: false,
        }
    }
}

impl RowRecorder {
    fn record(&mut self, exchange: &Exchange) {
        self.requests += 1;
        self.failures += u64::from(exchange.failure().is_some());
        self.bytes += exchange.bytes;
        self.last = self.last.max(exchange.done);
        let response = self.response.record(exchange.response_time());
        let service = self.service.record(exchange.service_time());
        self.response_times.record(response, 1);
        self.service_times.record(service, 1);
    }

    /// `None` if nothing happened; the histograms' memory stays for the next interval.
    fn take(&mut self, row: RowId) -> Option<RowDelta> {
        if self.requests == 0 && self.aborted == 0 {
            return None;
        }
        let delta = RowDelta {
            row,
            requests: std::mem::take(&mut self.requests),
            failures: std::mem::take(&mut self.failures),
            aborted: std::mem::take(&mut self.aborted),
            bytes: std::mem::take(&mut self.bytes),
            last: self.last,
            response: std::mem::take(&mut self.response),
            service: std::mem::take(&mut self.service),
            response_times: drain(&mut self.response_times),
            service_times: drain(&mut self.service_times),
        };
        Some(delta)
    }
}

fn drain(histogram: &mut Histogram<u32>) -> Samples {
    let samples = histogram.samples();
    histogram.clear();
    samples
}
