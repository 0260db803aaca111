//! Which seconds of the runs are compared, and in how many batches.

use super::{Course, Options};

/// Seconds of the runs that are compared: the same of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Window {
    /// The first second's beginning, in seconds since the start.
    pub start: f64,
    /// The last second's end, in seconds since the start.
    pub end: f64,
    /// How many batches they are cut into.
    pub batches: usize,
}

/// More batches tell no more of an error, and the longer a batch is, the less it depends on the one before.
const MOST: f64 = 30.0;

impl Window {
    /// Fewer batches say nothing of an error.
    pub(super) const LEAST_BATCHES: usize = 6;

    /// What every run has under load, as much of it at the end as makes whole batches. The users' ramp-up is left out where it
    /// is less than half of that; where it is more, it is what the test is about.
    pub(super) fn of(runs: &[&Course], options: &Options) -> Self {
        let of_all = |of: fn(&Course) -> f64| runs.iter().map(move |run| of(run));
        let end = of_all(Course::end).fold(f64::INFINITY, f64::min);
        let longest = of_all(Course::longest).fold(1.0, f64::max);
        let spawned = of_all(|run| run.spawned).fold(0.0, f64::max).ceil();
        let is_left_out = !options.ramp_up && spawned < end / 2.0;
        Self::cut(if is_left_out { spawned } else { 0.0 }, end, longest)
    }

    fn cut(start: f64, end: f64, longest: f64) -> Self {
        if !(start < end && end.is_finite()) {
            return Self::default();
        }
        let width = f64::ceil((end - start) / MOST).max(longest);
        let batches = f64::floor((end - start) / width);
        Self {
            start: end - batches * width,
            end,
            batches: batches as usize,
        }
    }

    /// Its length.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.end - self.start
    }

    /// The batch that an interval about this time belongs to.
    pub(super) fn batch(&self, middle: f64) -> Option<usize> {
        let part = (middle - self.start) / self.seconds();
        (0.0..1.0)
            .contains(&part)
            .then_some((part * self.batches as f64) as usize)
    }

    /// Whether the load changes within it, so that a run's batches differ by what they were asked for.
    pub(super) fn is_varied(&self, runs: &[&Course]) -> bool {
        runs.iter().any(|run| {
            let users = run
                .users()
                .filter(|(span, _)| self.batch(middle(span)).is_some());
            let (least, most) = users.fold((u32::MAX, 0), |(least, most), (_, users)| {
                (least.min(users), most.max(users))
            });
            f64::from(least) < 0.9 * f64::from(most)
        })
    }
}

pub(super) fn middle(span: &std::ops::Range<f64>) -> f64 {
    f64::midpoint(span.start, span.end)
}
