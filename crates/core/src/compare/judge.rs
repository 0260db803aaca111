//! What a change comes to.

use super::figure::Figure;
use super::interval::{Interval, between};
use super::table::Figures;
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
    /// How much later the engine sent a request in the new run than in the baselines, in microseconds.
    pub(super) later: f64,
}

/// What a figure may differ by for no reason that shows within a run, where it is taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowed {
    /// As nobody knows how much runs of the same target differ.
    unknown: f64,
    /// As the engine was later in the new run; below zero if it was in the baselines.
    engine: f64,
}

impl Allowed {
    /// The same of less instead of more.
    const fn mirrored(self) -> Self {
        Self {
            engine: -self.engine,
            ..self
        }
    }
}

impl Judge {
    /// The interval against the other rows: all that it may be by either way to compare with them.
    pub(super) fn relative(&self, figures: &[Figures<'_>; 2]) -> Option<Interval> {
        let [part, time] = figures.each_ref().map(|by| self.apart(by.as_deref()?));
        Some(part?.or(&time?))
    }

    fn apart(&self, figures: &[Figure<'_>]) -> Option<Interval> {
        let (new, baselines) = figures.split_last()?;
        let between = between(baselines).map_or(0.0, |between| between.max(0.0));
        Some(Interval::of(baselines, new, between, self.miss))
    }

    /// `relative` is against the other rows; `allowed` is what a figure may differ by for no reason that shows within a run.
    pub(super) fn verdict(
        &self,
        own: &Interval,
        relative: Option<&Interval>,
        allowed: Allowed,
    ) -> Verdict {
        let (more, less) = match self.measure.more_is_better() {
            true => (Verdict::Better, Verdict::Worse),
            false => (Verdict::Worse, Verdict::Better),
        };
        // Of a later engine there are fewer requests.
        let allowed = match more {
            Verdict::Better => allowed.mirrored(),
            _ => allowed,
        };
        let mirrored = relative.map(Interval::mirrored);
        match () {
            () if own.is_within(self.tolerance()) => Verdict::NoDifference,
            () if self.has_grown(own, relative, allowed) => more,
            () if self.has_grown(&own.mirrored(), mirrored.as_ref(), allowed.mirrored()) => less,
            () => Verdict::Unclear,
        }
    }

    /// A change that matters is called if its own interval leaves no doubt of it, or that against the other rows: then a machine
    /// that was busier before may hide some of it.
    fn has_grown(&self, own: &Interval, relative: Option<&Interval>, allowed: Allowed) -> bool {
        let tolerance = self.tolerance();
        let (more, hidden) = (allowed.engine.max(0.0), (-allowed.engine).max(0.0));
        let is_sure = own.change >= tolerance && own.low > allowed.unknown + more;
        let is_apart = |relative: &Interval| {
            let seems = own.change >= tolerance * ALLOWED && own.change + hidden >= tolerance;
            seems && relative.low > 0.0 && relative.change >= tolerance
        };
        is_sure || relative.is_some_and(is_apart)
    }

    /// What a figure of a row may differ by for no reason that shows within a run; `alone` with a single baseline, and `time`
    /// is what the row's requests took in the mean, in microseconds.
    pub(super) fn allowed(&self, alone: bool, time: f64) -> Allowed {
        let engine = Comparison::BUSIER * self.later / time;
        Allowed {
            unknown: if alone {
                self.tolerance() * ALLOWED
            } else {
                0.0
            },
            engine: match self.measure.is_part() {
                true => 0.0,
                false => libm::log1p(engine.abs()).copysign(engine),
            },
        }
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
