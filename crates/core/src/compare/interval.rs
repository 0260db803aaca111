//! The interval of a difference.

use super::figure::Figure;
use super::student;

/// How a run's figure differs from the baselines', where it is taken: [`Figure::place`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub(super) change: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// How many standard errors it is wide to each side.
    pub(super) errors: f64,
    /// The square of what it would still be wide to each side after endless runs.
    pub(super) between: f64,
}

impl Interval {
    /// One that misses the true difference with this chance. `between` is the variance from run to run beyond what shows
    /// within one.
    ///
    /// Source: the squares of each side's distances add up, G. Y. Zou and A. Donner, "Construction of confidence limits about
    /// effect measures: a general approach", Statistics in Medicine 27, 2008.
    pub(super) fn of(baselines: &[Figure<'_>], new: &Figure<'_>, between: f64, miss: f64) -> Self {
        let count = baselines.len() as f64;
        let errors = student::reach(miss, freedom(baselines, new));
        let [mut below, mut above] = new.reach(errors).map(|side| side * side);
        for [low, high] in baselines.iter().map(|figure| figure.reach(errors)) {
            below += f64::powi(high / count, 2);
            above += f64::powi(low / count, 2);
        }
        let between = between * errors * errors * (1.0 + 1.0 / count);
        let before = baselines.iter().map(Figure::place).sum::<f64>() / count;
        let change = new.place() - before;
        Self {
            change,
            low: change - (below + between).sqrt(),
            high: change + (above + between).sqrt(),
            errors,
            between,
        }
    }

    /// What the change may be by this interval or another: no more than both say.
    pub(super) fn or(&self, other: &Self) -> Self {
        let is_smaller = self.change.abs() <= other.change.abs();
        let change = match self.change * other.change > 0.0 {
            true if is_smaller => self.change,
            true => other.change,
            false => 0.0,
        };
        Self {
            change,
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            ..*self
        }
    }

    /// The same of less instead of more.
    pub(super) fn mirrored(&self) -> Self {
        Self {
            change: -self.change,
            low: -self.high,
            high: -self.low,
            ..*self
        }
    }

    pub(super) fn is_within(&self, distance: f64) -> bool {
        self.low >= -distance && self.high <= distance
    }

    /// The longer of its sides.
    pub(super) fn half(&self) -> f64 {
        (self.high - self.change).max(self.change - self.low)
    }
}

/// Source: B. L. Welch, "The generalization of Student's problem when several different population variances are involved",
/// Biometrika 34, 1947.
fn freedom(baselines: &[Figure<'_>], new: &Figure<'_>) -> f64 {
    let count = baselines.len() as f64;
    let part =
        |figure: &Figure<'_>, share: f64| (figure.variance() * share * share, figure.freedom);
    let parts: Vec<(f64, f64)> = std::iter::once(part(new, 1.0))
        .chain(baselines.iter().map(|figure| part(figure, 1.0 / count)))
        .collect();
    let sum: f64 = parts.iter().map(|(variance, _)| variance).sum();
    let squares: f64 = parts
        .iter()
        .map(|(variance, freedom)| variance * variance / freedom)
        .sum();
    let least = parts
        .iter()
        .map(|&(_, freedom)| freedom)
        .fold(f64::INFINITY, f64::min);
    match sum.is_finite() && squares > 0.0 {
        true => sum * sum / squares,
        false => least,
    }
}

/// The variance of baselines' figures beyond their own; `None` of one.
///
/// Source: the estimate by moments of a random effect, R. DerSimonian and N. Laird, "Meta-analysis in clinical trials",
/// Controlled Clinical Trials 7, 1986, with equal weights. May be below zero, so that a mean of them is not too large.
pub(super) fn between(baselines: &[Figure<'_>]) -> Option<f64> {
    let count = baselines.len() as f64;
    let mean = baselines.iter().map(Figure::place).sum::<f64>() / count;
    let squares = baselines
        .iter()
        .map(|figure| f64::powi(figure.place() - mean, 2));
    let found = squares.sum::<f64>() / (count - 1.0);
    let own = baselines.iter().map(Figure::variance).sum::<f64>() / count;
    (baselines.len() > 1 && own.is_finite()).then_some(found - own)
}
