//! One run, and what was seen of it.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};

use katydid::stats::Samples;
use katydid::{Snapshot, Test};

/// The run's first seconds, which no rate is taken of.
const BEFORE: u64 = 2;

/// What came of a run, and how late each request was sent, in microseconds.
pub(crate) struct Ran {
    pub(crate) result: Snapshot,
    late: Vec<u64>,
}

impl Ran {
    /// Of this text, on one thread.
    pub(crate) fn of(scenario: &str) -> Self {
        let late = Arc::<Mutex<Vec<u64>>>::default();
        let heard = Arc::clone(&late);
        let test = Test::read(scenario).expect("the scenarios here are right");
        let test = test.threads(NonZeroU32::MIN).on_exchange(move |judged| {
            let exchange = judged.exchange;
            let late = (exchange.sent - exchange.intended).as_micros() as u64;
            heard.lock().expect("nobody panics").push(late);
        });
        let result = test.run_blocking().expect("a run on this machine");
        assert_eq!(result.total.failures, 0, "{:?}", result.failures);
        let late = std::mem::take(&mut *late.lock().expect("nobody panics"));
        Self { result, late }
    }

    /// Requests a second, over so many whole seconds.
    pub(crate) fn rate(&self, seconds: u64) -> f64 {
        let inside = BEFORE..BEFORE + seconds;
        let points = self.result.series.iter();
        let points = points.filter(|point| inside.contains(&point.start()));
        points.map(|point| point.requests).sum::<u64>() as f64 / seconds as f64
    }

    /// Of the lateness, in microseconds.
    pub(crate) fn late(&self, quantile: f64) -> u64 {
        of(self.late.clone(), quantile)
    }
}

/// The value that this part of the times does not exceed.
pub(crate) fn of(mut times: Vec<u64>, quantile: f64) -> u64 {
    times.sort_unstable();
    let rank = (times.len() as f64 * quantile).ceil() as usize;
    times[rank.clamp(1, times.len()) - 1]
}

/// The same of a histogram.
pub(crate) fn of_samples(samples: &Samples, quantile: f64) -> u64 {
    samples.quantiles([quantile]).map_or(0, |[value]| value)
}
