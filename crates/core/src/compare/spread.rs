//! How far the batches of a run say that one of its figures is off.
//!
//! What each batch adds to an error are its parts, which are nothing in sum. Were batches independent, the parts' squares would
//! add up to the error's variance: batch means, as in A. M. Law, "Simulation Modeling and Analysis", §9.5.3. Where a target
//! drifts, stalls or queues, a batch is like the one before, and the variance is so many times as large: it is widened.

use super::parts::Parts;

/// The error of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Its variance.
    pub(super) variance: f64,
    /// How many independent differences told of it.
    pub(super) freedom: f64,
}

/// However alike batches are, the variance is known as well as from so many independent differences: there are two runs or more.
const LEAST_FREEDOM: f64 = 3.0;

/// What the rows of a comparison have in common: of one row alone, it is known badly.
#[derive(Clone, Debug)]
pub(super) struct Common {
    /// How many times as much variance the errors have as if batches were independent.
    widened: f64,
    /// Of each run, how many times as much variance a batch has as if requests were independent.
    effects: Vec<f64>,
    rows: usize,
}

impl Common {
    /// Of the parts of every run of each row.
    pub(super) fn of(rows: &[&[Parts]]) -> Self {
        let runs = rows.first().map_or(0, |runs| runs.len());
        let effect = |run: usize| mean(rows.iter().map(|runs| effect(&runs[run])));
        Self {
            widened: widened(rows.iter().copied().flatten()),
            effects: (0..runs).map(effect).collect(),
            rows: rows.len(),
        }
    }

    /// Of each run of a row: what its own batches say and what all rows say of it count alike, as the variance of one row is
    /// known badly from few batches. Its own word on how alike batches are counts by the root, and only if it says more.
    ///
    /// Source: a variance is better known with others beside it, G. K. Smyth, "Linear models and empirical Bayes methods for
    /// assessing differential expression in microarray experiments", Statistical Applications in Genetics 3, 2004. So many
    /// batches tell as much as `1 / widened` times as many independent ones: F. W. Zwiers and H. von Storch, "Taking serial
    /// correlation into account in tests of the mean", Journal of Climate 8, 1995.
    pub(super) fn spreads(&self, runs: &[Parts]) -> Vec<Spread> {
        let widened = self.widened.max(widened(runs.iter()).sqrt());
        let spread = |(parts, effect): (&Parts, &f64)| {
            let own = variance(&parts.each) * widened;
            let shared = parts.independent * effect * self.widened;
            let least = if parts.is_least {
                parts.independent
            } else {
                0.0
            };
            let freedom = parts.each.len() as f64 / widened - 1.0;
            Spread {
                variance: f64::midpoint(own, shared).max(least),
                freedom: (freedom * self.known() * parts.own).max(LEAST_FREEDOM),
            }
        };
        runs.iter().zip(&self.effects).map(spread).collect()
    }

    /// How many times as well a variance is known as from one row alone.
    fn known(&self) -> f64 {
        f64::midpoint(1.0, self.rows.min(3) as f64)
    }
}

fn effect(parts: &Parts) -> f64 {
    match parts.independent > 0.0 {
        true => variance(&parts.each) / parts.independent,
        false => 1.0,
    }
}

/// So many batches become one where what is slower than a batch is looked for.
const COARSE: usize = 3;

/// Fewer long batches say nothing of each other.
const LEAST_COARSE: usize = 8;

/// By what neighbouring batches have in common, or if that is more, by what long ones vary more than they should and have in
/// common: chance within a batch hides what is slow.
fn widened<'p>(series: impl Iterator<Item = &'p Parts>) -> f64 {
    let fine: Vec<&[f64]> = series.map(|parts| parts.each.as_slice()).collect();
    let coarse: Vec<Vec<f64>> = fine.iter().map(|parts| joined(parts)).collect();
    let coarse: Vec<&[f64]> = coarse.iter().map(Vec::as_slice).collect();
    let by_neighbours = by_neighbours(&fine);
    match coarse
        .first()
        .is_some_and(|parts| parts.len() >= LEAST_COARSE)
    {
        true => by_neighbours.max(growth(&fine, &coarse) * self::by_neighbours(&coarse)),
        false => by_neighbours,
    }
}

fn joined(parts: &[f64]) -> Vec<f64> {
    parts
        .chunks(COARSE)
        .map(|chunk| chunk.iter().sum())
        .collect()
}

/// How many times as large the variance is by longer batches.
fn growth(fine: &[&[f64]], coarse: &[&[f64]]) -> f64 {
    let ratio = |(fine, coarse): (&&[f64], &&[f64])| match variance(fine) {
        fine if fine > 0.0 => variance(coarse) / fine,
        _ => 1.0,
    };
    mean(fine.iter().zip(coarse).map(ratio))
}

/// No batch is taken to be more like the one before it.
const MOST_ALIKE: f64 = 0.7;

/// As the sum of an autoregressive series of first order varies more than that of an independent one.
fn by_neighbours(series: &[&[f64]]) -> f64 {
    let alike = mean(series.iter().map(|parts| alike(parts))).clamp(0.0, MOST_ALIKE);
    (1.0 + alike) / (1.0 - alike)
}

/// The correlation of a batch with the one before.
///
/// Source: as it is found about a series' own mean, it is too small by about `(1 + 4 ρ) / n`: M. G. Kendall, "Note on bias in
/// the estimation of autocorrelation", Biometrika 41, 1954.
fn alike(parts: &[f64]) -> f64 {
    let squares = squares(parts);
    if squares <= 0.0 {
        return 0.0;
    }
    let products: f64 = parts.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let found = products / squares;
    found + (1.0 + 4.0 * found) / parts.len() as f64
}

fn variance(parts: &[f64]) -> f64 {
    let count = parts.len() as f64;
    squares(parts) * count / (count - 1.0)
}

fn squares(parts: &[f64]) -> f64 {
    parts.iter().map(|part| part * part).sum()
}

/// 0 of nothing.
fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}

/// Takes out of every run's parts what all runs have in common at that time, such as more users.
///
/// Two runs' parts become half their difference, of twice the variance: the comparison of pairs.
pub(super) fn without_common(runs: &mut [Parts]) {
    let count = runs.len() as f64;
    let scale = f64::sqrt(count / (count - 1.0));
    for at in 0..runs[0].each.len() {
        let mean = runs.iter().map(|parts| parts.each[at]).sum::<f64>() / count;
        for parts in &mut *runs {
            parts.each[at] = (parts.each[at] - mean) * scale;
        }
    }
    runs.iter_mut()
        .for_each(|parts| parts.own = 1.0 - 1.0 / count);
}
