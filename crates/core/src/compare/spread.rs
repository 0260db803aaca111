//! How far the batches of a run say that one of its figures is off.
//!
//! What each batch adds to an error are its parts, which are nothing in sum. Were batches independent, the parts' squares would
//! add up to the error's variance: batch means, as in A. M. Law, "Simulation Modeling and Analysis", §9.5.3. Where a target
//! drifts, stalls or queues, a batch is like the one before, and the variance is so many times as large: it is widened.

/// The error of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Its variance.
    pub(super) variance: f64,
    /// How many independent differences told of it.
    pub(super) freedom: f64,
}

/// However alike batches are, the variance is known as well as from so many independent differences more than none: two runs are
/// two of them.
const LEAST_FREEDOM: f64 = 3.0;

impl Spread {
    /// So many batches tell as much as `1 / widened` times as many independent ones.
    ///
    /// Source: the equivalent sample size, F. W. Zwiers and H. von Storch, "Taking serial correlation into account in tests of
    /// the mean", Journal of Climate 8, 1995.
    pub(super) fn of(parts: &[f64], widened: f64) -> Self {
        Self {
            variance: variance(parts) * widened,
            freedom: (parts.len() as f64 / widened - 1.0).max(LEAST_FREEDOM),
        }
    }

    /// At least this variance.
    pub(super) fn at_least(self, variance: f64) -> Self {
        Self {
            variance: self.variance.max(variance),
            ..self
        }
    }
}

/// How much more variance the errors of a measure have than if batches were independent, learnt from all rows: of one row alone
/// it is known badly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widening(f64);

impl Widening {
    /// Of the parts of every run of every row.
    pub(super) fn of<'p>(rows: impl Iterator<Item = &'p [Vec<f64>]>) -> Self {
        Self(widened(rows.flatten()))
    }

    /// Of one row: what all rows say, or more if it says so itself. Its own word counts by the root.
    pub(super) fn of_row(self, runs: &[Vec<f64>]) -> f64 {
        self.0.max(widened(runs.iter()).sqrt())
    }
}

/// So many batches become one where what is slower than a batch is looked for.
const COARSE: usize = 3;

/// Fewer long batches say nothing of each other.
const LEAST_COARSE: usize = 6;

/// By what neighbouring batches have in common, or if that is more, by what long ones vary more than they should and have in
/// common: chance within a batch hides what is slow.
pub(super) fn widened<'p>(series: impl Iterator<Item = &'p Vec<f64>>) -> f64 {
    let fine: Vec<&[f64]> = series.map(Vec::as_slice).collect();
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
const MOST_ALIKE: f64 = 0.9;

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
pub(super) fn without_common(runs: &mut [Vec<f64>]) {
    let count = runs.len() as f64;
    let scale = f64::sqrt(count / (count - 1.0));
    for at in 0..runs[0].len() {
        let mean = runs.iter().map(|parts| parts[at]).sum::<f64>() / count;
        runs.iter_mut()
            .for_each(|parts| parts[at] = (parts[at] - mean) * scale);
    }
}
