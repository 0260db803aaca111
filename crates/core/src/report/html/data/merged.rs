//! Percentiles of several intervals together, of which only the percentiles are known.

use crate::stats::Quantiles;

/// The percentiles over time.
pub(super) const SHOWN: [f64; 3] = [0.5, 0.95, 0.99];

/// How many requests an interval had, and their times at [`Quantiles::REPORTED`], in microseconds.
pub(super) type Interval = (u64, [u64; 11]);

/// As many as [`SHOWN`]; `None` without any interval.
///
/// They are as if each interval's requests lay evenly between its reported quantiles: of one interval exactly its own.
/// The greatest of several would rise with their number, and their mean is no percentile of anything.
pub(super) fn merged(intervals: &[Interval]) -> Option<[u64; SHOWN.len()]> {
    let shown = || SHOWN.map(|quantile| merged_at(intervals, quantile));
    (!intervals.is_empty()).then(shown)
}

/// Between the least and the greatest of the intervals' own, halving.
fn merged_at(intervals: &[Interval], quantile: f64) -> u64 {
    let index = Quantiles::REPORTED
        .iter()
        .position(|&known| known == quantile);
    let own = |(_, values): &Interval| index.map_or(0, |index| values[index]);
    let own = intervals.iter().map(own);
    let (mut low, mut high) =
        own.fold((u64::MAX, 0), |(low, high), at| (low.min(at), high.max(at)));
    let total: u64 = intervals.iter().map(|(requests, _)| requests).sum();
    while low < high {
        let middle = low + (high - low) / 2;
        let below: f64 = intervals.iter().map(|of| requests_below(of, middle)).sum();
        match below < quantile * total as f64 {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    high
}

/// How many of an interval's requests took at most this long.
fn requests_below((requests, values): &Interval, micros: u64) -> f64 {
    let known = values.partition_point(|&value| value <= micros);
    let at = |index: usize| (Quantiles::REPORTED[index], values[index] as f64);
    let (low, from) = known.checked_sub(1).map_or((0.0, 0.0), at);
    if known == values.len() {
        return *requests as f64;
    }
    let (high, to) = at(known);
    (low + (high - low) * (micros as f64 - from) / (to - from)) * *requests as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Histogram, Samples};

    /// Of so many requests that take up to so long, most of them short.
    fn samples(requests: u64, most: u64) -> Samples {
        let mut histogram = Histogram::default();
        (1..=requests).for_each(|nth| histogram.record(most * nth * nth / requests / requests));
        histogram.samples()
    }

    fn interval(samples: &Samples) -> Interval {
        let values = samples.quantiles(Quantiles::REPORTED).unwrap();
        (samples.count(), values)
    }

    #[test]
    fn of_one_interval_or_of_several_alike_they_are_its_own() {
        let alike = interval(&samples(700, 90_000));
        let own = Some([0, 5, 7].map(|index| alike.1[index]));
        assert_eq!((merged(&[alike]), merged(&[alike; 9])), (own, own));
        assert_eq!(merged(&[]), None);
    }

    #[test]
    fn of_different_intervals_they_are_near_those_of_all_requests() {
        let (calm, busy) = (samples(1000, 90_000), samples(3000, 130_000));
        let mut all = calm.clone();
        all.merge(&busy);
        let exact = all.quantiles(SHOWN).unwrap();
        let estimated = merged(&[interval(&calm), interval(&busy)]).unwrap();
        for (exact, estimated) in exact.into_iter().zip(estimated) {
            let part = estimated as f64 / exact as f64;
            assert!((0.95..1.05).contains(&part), "{estimated} for {exact}");
        }
    }

    #[test]
    fn a_handful_of_slow_requests_moves_no_median() {
        let (many, few) = (
            interval(&samples(10_000, 90_000)),
            interval(&samples(10, 9_000_000)),
        );
        let [median, ..] = merged(&[many, few]).unwrap();
        assert!(
            median.abs_diff(many.1[0]) < 100,
            "{median} for {}",
            many.1[0]
        );
    }
}
