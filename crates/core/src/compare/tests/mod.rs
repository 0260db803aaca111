mod figures;
mod judging;
mod parts;
mod spreads;

use super::batch::{Batch, Batches};
use crate::stats::{Histogram, Samples};

fn samples(times: impl IntoIterator<Item = u64>) -> Samples {
    let mut histogram = Histogram::default();
    times
        .into_iter()
        .for_each(|micros| histogram.record(micros));
    histogram.samples()
}

/// Seconds of which each held these response times, in microseconds; every fifth request failed.
fn batches(seconds: &[Vec<u64>]) -> Batches {
    let batch = |times: &Vec<u64>| Batch {
        requests: times.len() as u64,
        failures: times.iter().filter(|micros| *micros % 5 == 0).count() as u64,
        sum: times.iter().sum(),
        times: samples(times.iter().copied()),
    };
    Batches::new(seconds.iter().map(batch).collect(), 1.0)
}
