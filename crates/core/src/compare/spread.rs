//! How much a run's batches say that one of its figures is off.

/// The error of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Its variance.
    pub(super) variance: f64,
    /// How many independent differences told of it.
    pub(super) freedom: f64,
}

impl Spread {
    /// Of what each batch adds to the error, which is nothing in sum: batch means, whose variance is so many times as large as
    /// if batches were independent.
    pub(super) fn of(parts: &[f64], widened: f64) -> Self {
        Self {
            variance: variance(parts) * widened,
            freedom: (parts.len() as f64 / widened - 1.0).max(3.0),
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

/// No batch is taken to resemble the one before it more.
const MOST_ALIKE: f64 = 0.9;

/// How much neighbouring batches of several rows are alike.
pub(super) struct Widening {
    all: f64,
}

impl Widening {
    pub(super) fn of<'p>(rows: impl Iterator<Item = &'p [Vec<f64>]>) -> Self {
        let all: Vec<&[f64]> = rows.flatten().map(Vec::as_slice).collect();
        Self {
            all: of_series(&all),
        }
    }

    pub(super) fn of_row(&self, runs: &[Vec<f64>]) -> f64 {
        self.all.max(widened(runs).sqrt())
    }
}

pub(super) fn widened(runs: &[Vec<f64>]) -> f64 {
    of_series(&runs.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn of_series(all: &[&[f64]]) -> f64 {
    let coarse: Vec<Vec<f64>> = all
        .iter()
        .map(|parts| parts.chunks(3).map(|chunk| chunk.iter().sum()).collect())
        .collect();
    let coarse: Vec<&[f64]> = coarse.iter().map(Vec::as_slice).collect();
    let ratio = mean(all.iter().zip(&coarse).map(|(fine, coarse)| {
        let fine = variance(fine);
        if fine > 0.0 {
            variance(coarse) / fine
        } else {
            1.0
        }
    }));
    let fine = inflation(all);
    match all.first().is_some_and(|parts| parts.len() >= 18) {
        true => fine.max(ratio * inflation(&coarse)),
        false => fine,
    }
}

fn inflation(all: &[&[f64]]) -> f64 {
    let alike = mean(all.iter().map(|parts| alike(parts))).clamp(0.0, MOST_ALIKE);
    (1.0 + alike) / (1.0 - alike)
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count.max(1.0)
}

fn squares(parts: &[f64]) -> f64 {
    parts.iter().map(|part| part * part).sum()
}

fn variance(parts: &[f64]) -> f64 {
    let count = parts.len() as f64;
    count / (count - 1.0) * squares(parts)
}

fn alike(parts: &[f64]) -> f64 {
    let squares = squares(parts);
    if squares <= 0.0 {
        return 0.0;
    }
    let products: f64 = parts.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let found = products / squares;
    found + (1.0 + 4.0 * found) / parts.len() as f64
}

/// Takes out of every run's parts what all runs have in common at that time, such as more users.
///
/// Two runs' parts become half their difference, twice as a variance: the comparison of pairs.
pub(super) fn without_common(runs: &mut [Vec<f64>]) {
    let count = runs.len() as f64;
    let scale = f64::sqrt(count / (count - 1.0));
    for at in 0..runs[0].len() {
        let mean = runs.iter().map(|parts| parts[at]).sum::<f64>() / count;
        runs.iter_mut()
            .for_each(|parts| parts[at] = (parts[at] - mean) * scale);
    }
}
