//! Full-precision histograms of times.

mod few;

use hdrhistogram::{Counter, Histogram as Hdr};

use few::Few;

/// One hour in microseconds: what is longer counts as this long in percentiles (never in the maximum).
const LONGEST: u64 = 3_600_000_000;

/// Times from 1 µs to 1 h at three significant digits.
///
/// It begins as a short list, so that a thousand rows of a few requests each stay small, and becomes an
/// `HdrHistogram` when there is more: 94 kB with `u32` counts, 188 kB with `u64`. Both have the same buckets.
#[derive(Clone, Debug)]
pub struct Histogram<T: Counter>(Kept<T>);

#[derive(Clone, Debug)]
enum Kept<T: Counter> {
    Few(Few<T>),
    Many(Hdr<T>),
}

impl<T: Counter> Default for Histogram<T> {
    fn default() -> Self {
        Self(Kept::Few(Few::default()))
    }
}

impl<T: Counter> Histogram<T> {
    /// Counts `count` samples of a time in microseconds.
    pub fn record(&mut self, micros: u64, count: u64) {
        let micros = micros.clamp(1, LONGEST);
        let count = T::from_u64(count).unwrap_or_else(T::one);
        match &mut self.0 {
            Kept::Many(hdr) => hdr.saturating_record_n(micros, count),
            Kept::Few(few) => {
                if !few.record(micros, count) {
                    let mut hdr = spread(few);
                    hdr.saturating_record_n(micros, count);
                    self.0 = Kept::Many(hdr);
                }
            }
        }
    }

    /// Adds samples.
    pub fn merge(&mut self, samples: &Samples) {
        samples
            .0
            .iter()
            .for_each(|&(micros, count)| self.record(micros, count));
    }

    /// The times in microseconds that these parts of the samples (0 to 1, ascending) do not exceed; `None`
    /// without samples.
    #[must_use]
    pub fn quantiles<const N: usize>(&self, quantiles: [f64; N]) -> Option<[u64; N]> {
        match &self.0 {
            Kept::Few(few) => few.quantiles(quantiles),
            Kept::Many(hdr) if hdr.is_empty() => None,
            Kept::Many(hdr) => {
                let mut values = hdr.value_at_quantiles(quantiles);
                Some(quantiles.map(|_| values.next().unwrap_or_default()))
            }
        }
    }

    /// Every bucket that holds something, ascending.
    #[must_use]
    pub fn samples(&self) -> Samples {
        let samples = match &self.0 {
            Kept::Few(few) => few.samples().collect(),
            Kept::Many(hdr) => hdr
                .iter_recorded()
                .map(|bucket| {
                    (
                        bucket.value_iterated_to(),
                        bucket.count_since_last_iteration(),
                    )
                })
                .collect(),
        };
        Samples(samples)
    }

    /// Forgets every sample and keeps the memory.
    pub fn clear(&mut self) {
        match &mut self.0 {
            Kept::Few(few) => few.clear(),
            Kept::Many(hdr) => hdr.reset(),
        }
    }
}

fn spread<T: Counter>(few: &Few<T>) -> Hdr<T> {
    let mut hdr = Hdr::new_with_bounds(1, LONGEST, 3)
        .unwrap_or_else(|_| unreachable!("the bounds are constants"));
    for &(micros, count) in few.buckets() {
        hdr.saturating_record_n(micros, count);
    }
    hdr
}

/// A histogram's filled buckets: (microseconds, count), ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Samples(pub Vec<(u64, u64)>);

#[cfg(test)]
mod tests;
