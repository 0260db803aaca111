//! How much a run's batches say that one of its figures is off.

/// The error of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Its variance.
    pub(super) variance: f64,
    /// How many independent differences told of it.
    pub(super) freedom: f64,
}

/// No batch is taken to resemble the one before it more.
const MOST_ALIKE: f64 = 0.9;

impl Spread {
    /// Of what each batch adds to the error, which is nothing in sum: batch means, whose variance is widened for neighbours that
    /// are alike, as those of an autoregressive series of first order.
    ///
    /// Source: batch means as in A. M. Law, "Simulation Modeling and Analysis", §9.5.3; the equivalent number of independent
    /// values `n (1 − ρ) / (1 + ρ)` as in F. W. Zwiers and H. von Storch, "Taking serial correlation into account in tests of
    /// the mean", Journal of Climate 8, 1995.
    pub(super) fn of(parts: &[f64]) -> Self {
        let coarse: Vec<f64> = parts.chunks(3).map(|chunk| chunk.iter().sum()).collect();
        let (fine, coarse) = (Self::at_scale(parts), Self::at_scale(&coarse));
        if coarse.variance > fine.variance && parts.len() > 17 {
            coarse
        } else {
            fine
        }
    }

    fn at_scale(parts: &[f64]) -> Self {
        let count = parts.len() as f64;
        let squares: f64 = parts.iter().map(|part| part * part).sum();
        let alike = alike(parts, squares);
        let widened = (1.0 + alike) / (1.0 - alike);
        let kept = (1.0 - alike * alike) / (1.0 + alike * alike);
        Self {
            variance: count / (count - 1.0) * squares * widened,
            freedom: ((count - 1.0) * kept).max(3.0),
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

/// How much neighbours are alike, from 0.
///
/// Source: the first autocorrelation of a series whose mean is its own is too small by about `(1 + 4 ρ) / n`: M. G. Kendall,
/// "Note on bias in the estimation of autocorrelation", Biometrika 41, 1954.
fn alike(parts: &[f64], squares: f64) -> f64 {
    if squares <= 0.0 {
        return 0.0;
    }
    let products: f64 = parts.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let found = products / squares;
    (found + (1.0 + 4.0 * found) / parts.len() as f64).clamp(0.0, MOST_ALIKE)
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
