//! What a shard counts of one row.

use std::time::Duration;

use super::{Exchange, Histogram, PhasesDelta, RowDelta, RowId, RowPhases, Samples, Times};
use crate::tick::Tick;

/// What a shard counts of one row between two deltas.
#[derive(Debug, Default)]
pub(super) struct RowRecorder {
    requests: u64,
    failures: u64,
    pub(super) aborted: u64,
    bytes: u64,
    last: Tick,
    response: Times,
    service: Times,
    response_times: Histogram,
    service_times: Histogram,
    phases: RowPhases,
}

impl RowRecorder {
    pub(super) fn record(&mut self, exchange: &Exchange, failed: bool) {
        self.count(exchange.done, exchange.bytes, failed);
        self.time(exchange.response_time(), exchange.service_time());
        self.phases.record(&exchange.phases);
    }

    /// What has no time of its own on the network: response and service time are one.
    pub(super) fn record_span(&mut self, started: Tick, done: Tick, bytes: u64, failed: bool) {
        self.count(done, bytes, failed);
        self.time(done - started, done - started);
    }

    fn count(&mut self, done: Tick, bytes: u64, failed: bool) {
        self.requests += 1;
        self.failures += u64::from(failed);
        self.bytes += bytes;
        self.last = self.last.max(done);
    }

    fn time(&mut self, response: Duration, service: Duration) {
        let response = self.response.record(response);
        let service = self.service.record(service);
        self.response_times.record(response);
        self.service_times.record(service);
    }

    /// `None` where no request is known to have gone through any.
    pub(super) fn take_phases(&mut self, row: RowId) -> Option<PhasesDelta> {
        let phases = std::mem::take(&mut self.phases);
        (!phases.is_empty()).then_some(PhasesDelta { row, phases })
    }

    /// `None` if nothing happened; the histograms' memory stays for the next interval.
    pub(super) fn take(&mut self, row: RowId) -> Option<RowDelta> {
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

fn drain(histogram: &mut Histogram) -> Samples {
    let samples = histogram.samples();
    histogram.clear();
    samples
}
