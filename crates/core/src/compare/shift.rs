//! By what factor the times of a run are typically longer than those of the baselines.
//!
//! Of all pairs of a time of the run and one of the baselines, half have a larger ratio. Times that are usual count most, so
//! that few requests tell of a change, and a stall is only so many slow requests.
//!
//! Source: J. L. Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of Mathematical Statistics 34,
//! 1963, of logarithms. Its error is that of the ranks, as is a median's: see [`super::figure`].

use crate::stats::Samples;

/// Logarithms of factors are found to this.
const PRECISION: f64 = 1e-6;

/// A run's times beside those of all baselines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift<'b> {
    pub(super) times: &'b Samples,
    pub(super) before: &'b Samples,
}

impl Shift<'_> {
    /// The logarithm of the factor that is taken from the times so that their mean rank among the baselines' is this part:
    /// of a half, the typical one.
    pub(super) fn at(&self, rank: f64) -> f64 {
        // So that a run does not differ from itself.
        if (self.rank(0.0) - rank).abs() < 1e-12 {
            return 0.0;
        }
        let (mut low, mut high) = self.reach();
        while high - low > PRECISION {
            let middle = f64::midpoint(low, high);
            match self.rank(middle) > rank {
                true => low = middle,
                false => high = middle,
            }
        }
        f64::midpoint(low, high)
    }

    /// Between which the factors of all pairs are.
    fn reach(&self) -> (f64, f64) {
        let ends = |times: &Samples| {
            let end = |sample: Option<&(u64, u64)>| {
                libm::log(sample.map_or(1.0, |&(micros, _)| micros.max(1) as f64))
            };
            (end(times.0.first()), end(times.0.last()))
        };
        let ((shortest, longest), (before, last)) = (ends(self.times), ends(self.before));
        (shortest - last - PRECISION, longest - before + PRECISION)
    }

    /// The mean rank of the times without this factor among the baselines', 0 to 1; those that are equal count half.
    fn rank(&self, factor: f64) -> f64 {
        self.ranks(self.times, factor) / (self.times.count() as f64)
    }

    /// The ranks of some of the times, in sum.
    pub(super) fn ranks(&self, some: &Samples, factor: f64) -> f64 {
        self.each(some, factor)
            .map(|(rank, count)| rank * count)
            .sum()
    }

    /// Their squared distances from this rank, in sum.
    pub(super) fn squares(&self, factor: f64, middle: f64) -> f64 {
        self.each(self.times, factor)
            .map(|(rank, count)| (rank - middle).powi(2) * count)
            .sum()
    }

    /// The rank of each of these times, and how many there are of it.
    fn each(&self, some: &Samples, factor: f64) -> impl Iterator<Item = (f64, f64)> {
        let (whole, scale) = (self.before.count().max(1) as f64, libm::exp(-factor));
        let mut before = self.before.0.iter().peekable();
        let mut below = 0.0;
        some.0.iter().map(move |&(micros, count)| {
            let time = micros as f64 * scale;
            while let Some((_, less)) = before.next_if(|(micros, _)| (*micros as f64) < time) {
                below += *less as f64;
            }
            let same = before.peek().filter(|(micros, _)| *micros as f64 == time);
            let half = same.map_or(0.0, |(_, same)| *same as f64 / 2.0);
            ((below + half) / whole, count as f64)
        })
    }
}
