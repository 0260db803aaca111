//! What a change comes to.

use super::figure::Figure;
use super::interval::{Interval, between};
use super::{Comparison, Measure, Verdict, Window};

/// Where only one baseline is there to tell, a measure may differ from run to run by this part of what matters for no reason
/// that shows within a run: by default 2.5 %.
const ALLOWED: f64 = 0.5;

/// What changes of a measure are judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judge {
    pub(super) measure: Measure,
    /// The smallest change that matters, as a part.
    pub(super) tolerance: f64,
    /// The chance with which an interval may miss.
    pub(super) miss: f64,
    pub(super) window: Window,
    /// By what part more requests the engine sent late in the new run than in the baselines.
    pub(super) later: f64,
}

impl Judge {
    /// The interval against the other rows.
    pub(super) fn relative(&self, figures: &[Figure<'_>]) -> Option<Interval> {
        let (new, baselines) = figures.split_last()?;
        let between = between(baselines).map_or(0.0, |between| between.max(0.0));
        Some(Interval::of(baselines, new, between, self.miss))
    }

    /// `alone` with a single baseline.
    pub(super) fn verdict(
        &self,
        own: &Interval,
        relative: Option<&Interval>,
        alone: bool,
    ) -> Verdict {
        let (more, less) = match self.measure.more_is_better() {
            true => (Verdict::Better, Verdict::Worse),
            false => (Verdict::Worse, Verdict::Better),
        };
        let mirrored = relative.map(Interval::mirrored);
        match () {
            () if own.is_within(self.tolerance()) => Verdict::NoDifference,
            () if self.has_grown(own, relative, alone, more) => more,
            () if self.has_grown(&own.mirrored(), mirrored.as_ref(), alone, less) => less,
            () => Verdict::Unclear,
        }
    }

    /// A change that matters is called if its own interval leaves no doubt of it, or that against the other rows.
    fn has_grown(
        &self,
        own: &Interval,
        relative: Option<&Interval>,
        alone: bool,
        called: Verdict,
    ) -> bool {
        let tolerance = self.tolerance();
        let allowed = if alone { tolerance * ALLOWED } else { 0.0 };
        let is_sure = own.low > allowed && !self.is_engines(called);
        let is_apart = |relative: &Interval| relative.low > 0.0 && relative.change >= tolerance;
        own.change >= tolerance && (is_sure || relative.is_some_and(is_apart))
    }

    /// Whether the engine was the later in the run that seems worse, which may be all that there is to it.
    fn is_engines(&self, called: Verdict) -> bool {
        let later = match called {
            Verdict::Worse => self.later,
            _ => -self.later,
        };
        later > Comparison::LATER && !self.measure.is_part()
    }

    /// How long the runs would have to be for an interval narrow enough to tell: an error is one by the root of time.
    pub(super) fn seconds(&self, figures: &[Figure<'_>], interval: &Interval) -> Option<f64> {
        let times = match interval.half().is_finite() {
            true => self.times(interval),
            false => {
                let lacks = figures.iter().map(|figure| figure.lacks(interval.errors));
                Some(lacks.fold(1.0, f64::max))
            }
        };
        times.map(|times| times * self.window.seconds())
    }

    fn times(&self, interval: &Interval) -> Option<f64> {
        let (tolerance, change) = (self.tolerance(), interval.change.abs());
        let room = match change < tolerance {
            true => tolerance - change,
            false => change - tolerance * ALLOWED,
        };
        let wanted = room.max(tolerance * LEAST_ROOM).powi(2) - interval.between;
        let now = interval.half().powi(2) - interval.between;
        (wanted > 0.0).then(|| (now / wanted).max(1.0))
    }

    /// The smallest change that matters, where it is taken.
    fn tolerance(&self) -> f64 {
        let tolerance = self.measure.tolerance(self.tolerance);
        match self.measure.is_part() {
            true => tolerance,
            false => libm::log1p(tolerance),
        }
    }
}

/// A change of just what matters can be told from less by no length; as well as one that is this part of it off.
const LEAST_ROOM: f64 = 0.25;
