//! A measure of one run, and how far off it may be.

use std::f64::consts::FRAC_PI_2;

use super::Measure;
use super::batch::Batches;
use super::parts::Parts;
use super::shift::Shift;
use super::spread::Spread;
use crate::stats::Samples;

/// A measure of one run, and how far off it may be.
#[derive(Clone, Debug)]
pub(super) struct Figure<'b> {
    kind: Kind<'b>,
    /// How many independent differences told of its error.
    pub(super) freedom: f64,
    /// Of its place.
    pub(super) parts: Parts,
}

#[derive(Clone, Debug)]
enum Kind<'b> {
    /// Of times beside the baselines', with the standard error of their mean rank.
    Shift { shift: Shift<'b>, error: f64 },
    /// Of as many times as if they were independent of each other.
    Quantile {
        times: &'b Samples,
        part: f64,
        size: f64,
    },
    /// Above zero, with its relative standard error.
    Amount { value: f64, error: f64 },
    /// 0 to 1, of as many requests as if they were independent of each other.
    Part { part: f64, size: f64 },
}

/// A bucket of a histogram is at most this part of its times wide; see [`crate::stats::Histogram`].
const BUCKET: f64 = 1.0 / 1024.0;

/// Of a mean rank where all times are one: a bucket is wider than whatever may be beside that.
const LEAST_ERROR: f64 = 1e-9;

impl<'b> Figure<'b> {
    /// `before` are the times of all baselines; `spread` is what the parts come to.
    pub(super) fn new(
        measure: Measure,
        batches: &'b Batches,
        before: &'b Samples,
        parts: Parts,
        spread: Spread,
    ) -> Self {
        let requests = batches.requests;
        match measure {
            Measure::Typical => {
                let times = &batches.times;
                Self::shift(Shift { times, before }, parts, spread)
            }
            Measure::P50 => Self::quantile(batches, 0.5, parts, spread),
            Measure::P95 => Self::quantile(batches, 0.95, parts, spread),
            Measure::P99 => Self::quantile(batches, 0.99, parts, spread),
            Measure::Average => Self::amount(batches.sum / requests, parts, spread),
            Measure::Rate => Self::amount(batches.rate(), parts, spread),
            Measure::FailureRatio => {
                let part = batches.failures / requests;
                let size = size(part, requests, spread);
                Self::with(Kind::Part { part, size }, parts, spread)
            }
        }
    }

    /// Of something above zero, with the parts of its relative error.
    pub(super) fn amount(value: f64, parts: Parts, spread: Spread) -> Self {
        let error = spread.variance.sqrt();
        Self::with(Kind::Amount { value, error }, parts, spread)
    }

    fn shift(shift: Shift<'b>, ranks: Parts, spread: Spread) -> Self {
        let error = spread.variance.sqrt().max(LEAST_ERROR);
        let [below, above] = around_shift(shift, error, 2.0);
        let parts = of_places(ranks, (below + above) / (4.0 * error));
        Self::with(Kind::Shift { shift, error }, parts, spread)
    }

    fn quantile(batches: &'b Batches, part: f64, ranks: Parts, spread: Spread) -> Self {
        let (times, size) = (&batches.times, size(part, batches.requests, spread));
        let [below, above] = around_quantile(times, part, size, 2.0);
        // A higher rank of the same time is a lower time of the same rank.
        let slope = -(below + above) / (4.0 * (part * (1.0 - part) / size).sqrt());
        let parts = of_places(ranks, slope);
        Self::with(Kind::Quantile { times, part, size }, parts, spread)
    }

    fn with(kind: Kind<'b>, parts: Parts, spread: Spread) -> Self {
        Self {
            kind,
            freedom: spread.freedom,
            parts,
        }
    }

    /// Microseconds, requests per second, a part, or a factor.
    pub(super) fn value(&self) -> f64 {
        match self.kind {
            Kind::Shift { shift, .. } => libm::exp(shift.at(0.5)),
            Kind::Quantile { times, part, .. } => at(times, part),
            Kind::Amount { value, .. } => value,
            Kind::Part { part, .. } => part,
        }
    }

    /// The time that it is about, in microseconds; of what is no time the value itself.
    pub(super) fn size(&self) -> f64 {
        match self.kind {
            Kind::Shift { shift, .. } => at(shift.before, 0.5),
            _ => self.value(),
        }
    }

    /// Where differences are taken: of logarithms, but of a part itself.
    pub(super) fn place(&self) -> f64 {
        match self.kind {
            Kind::Part { part, .. } => part,
            Kind::Shift { shift, .. } => shift.at(0.5),
            _ => libm::log(self.value()),
        }
    }

    /// How far below and above its place it may be, within so many standard errors; infinite where nothing bounds it.
    pub(super) fn reach(&self, errors: f64) -> [f64; 2] {
        match self.kind {
            Kind::Shift { shift, error } => around_shift(shift, error, errors),
            Kind::Quantile { times, part, size } => around_quantile(times, part, size, errors),
            Kind::Amount { error, .. } => [errors * error; 2],
            Kind::Part { part, size } => around_part(part, size, errors),
        }
    }

    /// The variance of its place, by what two standard errors are.
    pub(super) fn variance(&self) -> f64 {
        let [below, above] = self.reach(2.0);
        f64::powi((below + above) / 4.0, 2)
    }

    /// How many times as many requests it takes for so many standard errors to be bounded: a few of them must be beyond.
    pub(super) fn lacks(&self, errors: f64) -> f64 {
        match self.kind {
            // Up to the highest rank there is.
            Kind::Shift { error, .. } => f64::powi(2.0 * errors * error, 2),
            Kind::Quantile { part, size, .. } => {
                f64::powi(errors / 2.0 + 1.5, 2) / (size * part.min(1.0 - part))
            }
            _ => 1.0,
        }
    }
}

/// Ranks' parts as those of the places, of which a rank is so many.
fn of_places(ranks: Parts, slope: f64) -> Parts {
    Parts {
        each: ranks.each.into_iter().map(|rank| rank * slope).collect(),
        independent: ranks.independent * slope * slope,
        ..ranks
    }
}

/// Of how many independent requests a part would be as far off; never more than there are.
///
/// Source: the effective sample size, L. Kish, "Survey Sampling", 1965.
fn size(part: f64, requests: f64, spread: Spread) -> f64 {
    let binomial = part * (1.0 - part);
    match spread.variance > 0.0 && binomial > 0.0 {
        true => (binomial / spread.variance).min(requests),
        false => requests,
    }
}

/// In microseconds; 1 without times, which nobody asks for.
fn at(times: &Samples, part: f64) -> f64 {
    times
        .quantiles([part])
        .map_or(1.0, |[micros]| micros as f64)
}

/// The times at the ranks that the quantile's own rank may have, by its standard error.
///
/// Source: R. S. Woodruff, "Confidence intervals for medians and other position measures", JASA 47, 1952. The rank's
/// interval is that of F. J. Anscombe's arcsine, "The transformation of Poisson, binomial and negative-binomial data",
/// Biometrika 35, 1948, one request wider: then it bounds as many as the binomial distribution itself does.
fn around_quantile(times: &Samples, part: f64, size: f64, errors: f64) -> [f64; 2] {
    let (angle, off) = (libm::asin(part.sqrt()), errors / (2.0 * size.sqrt()));
    let rank = |angle: f64| f64::powi(libm::sin(angle.clamp(0.0, FRAC_PI_2)), 2);
    let (low, high) = (
        rank(angle - off) - 1.0 / size,
        rank(angle + off) + 1.0 / size,
    );
    let micros = at(times, part);
    let bucket = libm::log(1.0 + BUCKET.max(1.0 / micros));
    let to = |rank: f64| libm::log(at(times, rank) / micros).abs() + bucket;
    [
        if low > 0.0 { to(low) } else { f64::INFINITY },
        if high < 1.0 { to(high) } else { f64::INFINITY },
    ]
}

/// The factors at the ranks that the times' own mean rank may have, by its standard error.
fn around_shift(shift: Shift<'_>, error: f64, errors: f64) -> [f64; 2] {
    let (place, off) = (shift.at(0.5), errors * error);
    let bucket = libm::log(1.0 + BUCKET);
    let to = |rank: f64| match rank > 0.0 && rank < 1.0 {
        true => (shift.at(rank) - place).abs() + bucket,
        false => f64::INFINITY,
    };
    [to(0.5 + off), to(0.5 - off)]
}

/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
fn around_part(part: f64, size: f64, errors: f64) -> [f64; 2] {
    let square = errors * errors / size;
    let middle = (part + square / 2.0) / (1.0 + square);
    let half = (part * (1.0 - part) * square + square * square / 4.0).sqrt() / (1.0 + square);
    [part - (middle - half), middle + half - part]
}
