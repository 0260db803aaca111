//! How a row's times are spread: which part of them took how long.

use serde_json::{Value, json};

use super::bars::Bars;
use super::{list, number};
use crate::stats::{Quantiles, Row, Samples};

/// Points of the curve for each further nine of the percentile.
const A_NINE: f64 = 16.0;

/// Response and service times of a row, on common axes.
pub(super) struct Spread<'a> {
    response: Times<'a>,
    service: Times<'a>,
    bars: Bars,
}

struct Times<'a> {
    samples: &'a [(u64, u64)],
    count: u64,
    /// The exact extremes, in microseconds.
    min: u64,
    max: u64,
}

impl<'a> Spread<'a> {
    /// `None` without samples.
    pub(super) fn of(row: &'a Row) -> Option<Self> {
        let response = Times::of(&row.response_times, &row.response)?;
        let service = Times::of(&row.service_times, &row.service)?;
        let (min, max) = (response.min.min(service.min), response.max.max(service.max));
        Some(Self {
            response,
            service,
            bars: Bars::between(min, max),
        })
    }

    /// `from` and `step` are logarithms to base ten of milliseconds.
    pub(super) fn json(&self) -> Value {
        let (from, step) = self.bars.axis();
        let times = |times: &Times<'_>| json!({ "curve": list(times.curve()), "bars": times.bars(self.bars) });
        json!({
            "nine": A_NINE,
            "from": number(from - 3.0),
            "step": step,
            "response": times(&self.response),
            "service": times(&self.service),
        })
    }
}

impl<'a> Times<'a> {
    fn of(samples: &'a Samples, exact: &Quantiles) -> Option<Self> {
        let (first, last) = (samples.0.first()?, samples.0.last()?);
        Some(Self {
            samples: &samples.0,
            count: samples.count(),
            min: exact.min.unwrap_or(first.0),
            max: exact.max.unwrap_or(last.0),
        })
    }

    /// In milliseconds, what the part `1 - 10^(-index / A_NINE)` of the requests did not exceed, up to the last of all.
    fn curve(&self) -> impl Iterator<Item = f64> {
        let points = libm::ceil(libm::log10(self.count as f64) * A_NINE) as u32;
        let mut samples = self.samples.iter();
        let (mut micros, mut passed) = (0, 0);
        (0..=points).map(move |index| {
            let part = 1.0 - libm::pow(10.0, -f64::from(index) / A_NINE);
            let wanted = match index == points {
                true => self.count,
                false => libm::ceil(part * self.count as f64).max(1.0) as u64,
            };
            while passed < wanted
                && let Some(&(next, count)) = samples.next()
            {
                (micros, passed) = (next, passed + count);
            }
            micros.clamp(self.min, self.max) as f64 / 1000.0
        })
    }

    /// How many requests fall into each bar.
    fn bars(&self, bars: Bars) -> Vec<u64> {
        let mut counts = vec![0; bars.count()];
        for &(micros, count) in self.samples {
            counts[bars.index(micros.clamp(self.min, self.max))] += count;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(samples: Vec<(u64, u64)>) -> Row {
        let samples = Samples(samples);
        Row {
            response_times: samples.clone(),
            service_times: samples,
            ..Row::default()
        }
    }

    #[test]
    fn no_samples_have_no_spread() {
        assert!(Spread::of(&Row::default()).is_none());
    }

    #[test]
    fn a_curve_goes_from_the_least_to_the_greatest() {
        let row = row((1..=1000).map(|millis| (millis * 1000, 1)).collect());
        let spread = Spread::of(&row).unwrap();
        let curve: Vec<f64> = spread.response.curve().collect();
        assert_eq!(curve.len(), 3 * 16 + 1);
        assert_eq!(
            [0, 16, 32, 48].map(|at| curve[at]),
            [1.0, 900.0, 990.0, 1000.0]
        );
    }

    fn samples() -> impl Strategy<Value = Vec<(u64, u64)>> {
        let samples = prop::collection::btree_map(1..4_000_000_000_u64, 1..1000_u64, 1..200);
        samples.prop_map(|samples| samples.into_iter().collect())
    }

    proptest! {
        #[test]
        fn every_request_is_in_one_bar_and_no_curve_falls(samples in samples()) {
            let row = row(samples);
            let spread = Spread::of(&row).unwrap();
            let bars = spread.response.bars(spread.bars);
            prop_assert_eq!(bars.iter().sum::<u64>(), spread.response.count);
            let curve: Vec<f64> = spread.response.curve().collect();
            prop_assert!(curve.is_sorted());
            prop_assert_eq!(curve[curve.len() - 1], spread.response.max as f64 / 1000.0);
        }
    }
}
