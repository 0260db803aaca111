//! Full-precision histograms of times.

use std::time::Duration;

use hdrhistogram::{Counter, Histogram as Hdr};

/// One hour in microseconds: what is longer counts as this long in percentiles (never in the maximum).
const LONGEST: u64 = 3_600_000_000;

/// Times from 1 µs to 1 h at three significant digits; memory is taken on the first sample.
///
/// Source: `HdrHistogram`. 94 kB with `u32` counts, 188 kB with `u64`.
#[derive(Clone, Debug)]
pub struct Histogram<T: Counter>(Option<Hdr<T>>);

impl<T: Counter> Default for Histogram<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Counter> Histogram<T> {
    /// Counts `count` samples of a time in microseconds.
    pub fn record(&mut self, micros: u64, count: u64) {
        let histogram = self.0.get_or_insert_with(|| {
            Hdr::new_with_bounds(1, LONGEST, 3)
                .unwrap_or_else(|_| unreachable!("the bounds are constants"))
        });
        let count = T::from_u64(count).unwrap_or_else(T::one);
        histogram.saturating_record_n(micros.clamp(1, LONGEST), count);
    }

    /// Adds samples.
    pub fn merge(&mut self, samples: &Samples) {
        samples
            .0
            .iter()
            .for_each(|&(micros, count)| self.record(micros, count));
    }

    /// The time in microseconds that this part of the samples (0 to 1) does not exceed; `None` without samples.
    #[must_use]
    pub fn quantile(&self, quantile: f64) -> Option<u64> {
        let histogram = self.0.as_ref().filter(|histogram| !histogram.is_empty())?;
        Some(histogram.value_at_quantile(quantile))
    }

    /// Every bucket that holds something, ascending.
    #[must_use]
    pub fn samples(&self) -> Samples {
        let buckets = self
            .0
            .iter()
            .flat_map(|histogram| histogram.iter_recorded());
        Samples(
            buckets
                .map(|bucket| {
                    (
                        bucket.value_iterated_to(),
                        bucket.count_since_last_iteration(),
                    )
                })
                .collect(),
        )
    }

    /// Forgets every sample and keeps the memory.
    pub fn clear(&mut self) {
        if let Some(histogram) = &mut self.0 {
            histogram.reset();
        }
    }
}

/// A histogram's filled buckets: (microseconds, count), ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Samples(pub Vec<(u64, u64)>);

/// Exact sum and extremes of times beside their histogram, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Times {
    /// The sum.
    pub sum: u64,
    /// `u64::MAX` while there is none.
    pub min: u64,
    /// 0 while there is none.
    pub max: u64,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            sum: 0,
            min: u64::MAX,
            max: 0,
        }
    }
}

impl Times {
    /// Counts one time and gives it in microseconds.
    pub fn record(&mut self, time: Duration) -> u64 {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.merge(Self {
            sum: micros,
            min: micros,
            max: micros,
        });
        micros
    }

    /// Adds other times.
    pub fn merge(&mut self, other: Self) {
        self.sum = self.sum.saturating_add(other.sum);
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_no_quantile() {
        assert_eq!(Histogram::<u32>::default().quantile(0.5), None);
    }

    #[test]
    fn quantiles_are_right_to_three_digits() {
        let mut histogram = Histogram::<u64>::default();
        (1..=100_000).for_each(|micros| histogram.record(micros, 1));
        for quantile in [0.5, 0.9, 0.99, 0.999] {
            let (got, exact) = (
                histogram.quantile(quantile).unwrap() as f64,
                quantile * 100_000.0,
            );
            assert!((got / exact - 1.0).abs() < 0.001, "{quantile}: {got}");
        }
    }

    #[test]
    fn samples_carry_a_histogram_over_without_loss() {
        let (mut from, mut to) = (Histogram::<u32>::default(), Histogram::<u64>::default());
        [1, 1, 999, 50_000, 7_200_000_000]
            .iter()
            .for_each(|&micros| from.record(micros, 1));
        to.merge(&from.samples());
        assert_eq!(from.samples(), to.samples());
    }

    #[test]
    fn longer_than_an_hour_counts_as_an_hour() {
        let mut histogram = Histogram::<u32>::default();
        histogram.record(u64::MAX, 1);
        let longest = histogram.quantile(1.0).unwrap() as f64;
        assert!((longest / LONGEST as f64 - 1.0).abs() < 0.001, "{longest}");
    }
}
