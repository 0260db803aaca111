//! What each batch adds to the error of a measure.

use super::Measure;
use super::batch::{Batch, Batches};
use super::shift::Shift;
use crate::stats::Samples;

/// What each batch adds to the error of a measure.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// Of each batch; nothing in sum.
    pub(super) each: Vec<f64>,
    /// The variance of the error if requests were independent.
    pub(super) independent: f64,
    /// Whether it can be no less.
    pub(super) is_least: bool,
    /// How much of what the batches tell is this run's own, 0 to 1.
    pub(super) own: f64,
}

impl Parts {
    /// Of the rank of a quantile or of all times, relative to a mean or rate, or of a part. `before` are the times of all
    /// baselines.
    pub(super) fn of(measure: Measure, batches: &Batches, before: &Samples) -> Self {
        match measure {
            Measure::Typical => typical(batches, before),
            Measure::Average => times(batches),
            Measure::Rate => counts(batches),
            Measure::FailureRatio => failures(batches),
            Measure::P50 | Measure::P95 | Measure::P99 => {
                ranks(batches, measure.quantile().unwrap_or(0.5))
            }
        }
    }

    /// Independent requests have at least this variance.
    fn new(each: Vec<f64>, independent: f64) -> Self {
        Self {
            each,
            independent,
            is_least: true,
            own: 1.0,
        }
    }
}

/// How many more requests each batch has that do not exceed the quantile than its share, by all requests.
fn ranks(batches: &Batches, part: f64) -> Parts {
    let quantile = batches.times.quantiles([part]).map_or(0, |[micros]| micros);
    let below = |times: &Samples| {
        let below = times.0.iter().take_while(|(micros, _)| *micros <= quantile);
        below.map(|&(_, count)| count as f64).sum::<f64>()
    };
    let whole = batches.requests;
    let each = of_ratio(batches, whole, below(&batches.times), |batch| {
        below(&batch.times)
    });
    Parts::new(each, part * (1.0 - part) / whole)
}

/// How much higher the times of each batch rank among the baselines' than all of the run's, each time shortened by what is
/// typical.
fn typical(batches: &Batches, before: &Samples) -> Parts {
    let shift = Shift {
        times: &batches.times,
        before,
    };
    let (factor, whole) = (shift.at(0.5), batches.requests);
    let ranks = shift.ranks(&batches.times, factor);
    let each = of_ratio(batches, whole, ranks, |batch| {
        shift.ranks(&batch.times, factor)
    });
    Parts::new(each, shift.squares(factor, ranks / whole) / (whole * whole))
}

fn times(batches: &Batches) -> Parts {
    let each = of_ratio(batches, batches.sum, batches.sum, |batch| batch.sum as f64);
    let mean = batches.sum / batches.requests;
    let squares = batches.times.0.iter().map(|&(micros, count)| {
        let off = micros as f64 / mean - 1.0;
        off * off * count as f64
    });
    Parts::new(each, squares.sum::<f64>() / f64::powi(batches.requests, 2))
}

fn failures(batches: &Batches) -> Parts {
    let (whole, failures) = (batches.requests, batches.failures);
    let each = of_ratio(batches, whole, failures, |batch| batch.failures as f64);
    let part = failures / whole;
    Parts::new(each, part * (1.0 - part) / whole)
}

/// A schedule may keep a rate far steadier than chance would.
fn counts(batches: &Batches) -> Parts {
    let share = batches.requests / batches.each.len() as f64;
    let count = |batch: &Batch| (batch.requests as f64 - share) / batches.requests;
    Parts {
        is_least: false,
        ..Parts::new(
            batches.each.iter().map(count).collect(),
            1.0 / batches.requests,
        )
    }
}

/// How a ratio of `sum` to the number of requests is off by what each batch has more of it than its share, by `whole`.
///
/// Source: the ratio estimator's linearization, W. G. Cochran, "Sampling Techniques", 3rd ed. 1977, §6.
fn of_ratio(batches: &Batches, whole: f64, sum: f64, amount: impl Fn(&Batch) -> f64) -> Vec<f64> {
    let ratio = sum / batches.requests;
    let more = |batch: &Batch| (amount(batch) - ratio * batch.requests as f64) / whole;
    batches.each.iter().map(more).collect()
}
