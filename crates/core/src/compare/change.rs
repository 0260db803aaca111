//! What became of one measure.

use super::figure::Figure;
use super::interval::{self, Interval};
use super::{Measure, Window};

/// What a comparison comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Slower, fewer requests, or more failures: at least by what matters, and surely so.
    Worse,
    /// Faster, more requests, or fewer failures: at least by what matters, and surely so.
    Better,
    /// If it has changed, then by less than what matters.
    NoDifference,
    /// The runs are too short or too noisy to tell.
    #[default]
    Unclear,
}

/// What became of one measure of one row.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Change {
    /// What was measured, and its unit.
    pub measure: Measure,
    /// The baseline's; of several their geometric mean, of failure ratios their mean. `None` without requests.
    pub before: Option<f64>,
    /// The new run's. `None` without requests.
    pub after: Option<f64>,
    /// By what part it has grown: 0.1 is 10 % more. Of failure ratios the difference.
    pub change: Option<f64>,
    /// The least that `change` may truly be; `None` where nothing bounds it.
    pub low: Option<f64>,
    /// The most that `change` may truly be; `None` where nothing bounds it.
    pub high: Option<f64>,
    /// The standard deviation from baseline to baseline beyond what shows within one, as `change`; `None` with one baseline.
    pub between: Option<f64>,
    /// The same against the other rows; `None` where that is not known.
    pub relative: Option<Relative>,
    /// What that comes to.
    pub verdict: Verdict,
    /// Where it is unclear: about how many seconds each run would have to be compared for. `None` where length does not
    /// help, or nobody can say.
    pub seconds: Option<f64>,
}

/// How a row changed beside the other rows: of what all of them have in common, it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Relative {
    /// By what part it has grown more than the others.
    pub change: f64,
    /// The least that may truly be.
    pub low: f64,
    /// The most that may truly be.
    pub high: f64,
}

impl Change {
    /// Of a measure of which there is too little.
    pub(super) fn unclear(measure: Measure) -> Self {
        Self {
            measure,
            before: None,
            after: None,
            change: None,
            low: None,
            high: None,
            between: None,
            relative: None,
            verdict: Verdict::Unclear,
            seconds: None,
        }
    }

    pub(super) fn of(
        measure: Measure,
        figures: &[Figure<'_>],
        relative: Option<&[Figure<'_>]>,
        between: Option<f64>,
        judge: Judge,
    ) -> Self {
        let Some((new, baselines)) = figures.split_last() else {
            return Self::unclear(measure);
        };
        let interval = Interval::of(baselines, new, between.unwrap_or(0.0), judge.miss);
        let relative = relative.and_then(|figures| judge.relative(figures));
        let verdict = judge.verdict(measure, &interval, relative.as_ref(), between.is_none());
        let is_unclear = verdict == Verdict::Unclear;
        let shown = |place: f64| {
            if measure.is_part() {
                place
            } else {
                libm::expm1(place)
            }
        };
        let bound = |place: f64| place.is_finite().then(|| shown(place));
        Self {
            measure,
            before: Some(before(measure, baselines)),
            after: Some(new.value()),
            change: Some(shown(interval.change)),
            low: bound(interval.low),
            high: bound(interval.high),
            between: between.map(|variance| shown(variance.sqrt())),
            relative: relative.map(|interval| Relative {
                change: shown(interval.change),
                low: shown(interval.low),
                high: shown(interval.high),
            }),
            verdict,
            seconds: judge
                .seconds(measure, figures, &interval)
                .filter(|_| is_unclear),
        }
    }

    /// How much it may be off to either side, as a part: its noise. `None` where nothing bounds it.
    #[must_use]
    pub fn noise(&self) -> Option<f64> {
        let change = self.change?;
        Some((self.high? - change).max(change - self.low?))
    }
}

fn before(measure: Measure, baselines: &[Figure<'_>]) -> f64 {
    let mean = baselines.iter().map(Figure::place).sum::<f64>() / baselines.len() as f64;
    match (measure.is_part(), baselines) {
        (true, _) => mean,
        (false, [only]) => only.value(),
        (false, _) => libm::exp(mean),
    }
}

/// Where only one baseline is there to tell, measures may differ from run to run by this part of what matters for no reason that
/// shows within a run: by default 2.5 %.
const ALLOWED: f64 = 0.5;

/// What a change is judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judge {
    /// The smallest change that matters, as a part.
    pub(super) tolerance: f64,
    /// The chance with which an interval may miss.
    pub(super) miss: f64,
    pub(super) window: Window,
}

impl Judge {
    /// The smallest change that matters, where it is taken.
    fn tolerance(&self, measure: Measure) -> f64 {
        let tolerance = measure.tolerance(self.tolerance);
        if measure.is_part() {
            tolerance
        } else {
            libm::log1p(tolerance)
        }
    }

    fn relative(&self, figures: &[Figure<'_>]) -> Option<Interval> {
        let (new, baselines) = figures.split_last()?;
        let between = interval::between(baselines).map_or(0.0, |between| between.max(0.0));
        Some(Interval::of(baselines, new, between, self.miss))
    }

    /// A change is called if its own interval or that against the other rows leaves no doubt that there is one.
    fn verdict(
        &self,
        measure: Measure,
        own: &Interval,
        relative: Option<&Interval>,
        alone: bool,
    ) -> Verdict {
        let tolerance = self.tolerance(measure);
        let (more, less) = match measure.more_is_better() {
            true => (Verdict::Better, Verdict::Worse),
            false => (Verdict::Worse, Verdict::Better),
        };
        let allowed = if alone { tolerance * ALLOWED } else { 0.0 };
        let is_more = |found: &Interval| found.low > 0.0 && found.change >= tolerance;
        let is_less = |found: &Interval| found.high < 0.0 && found.change <= -tolerance;
        match () {
            () if own.low >= -tolerance && own.high <= tolerance => Verdict::NoDifference,
            () if is_more(own) && own.low > allowed
                || own.change >= tolerance && relative.is_some_and(is_more) =>
            {
                more
            }
            () if is_less(own) && own.high < -allowed
                || own.change <= -tolerance && relative.is_some_and(is_less) =>
            {
                less
            }
            () => Verdict::Unclear,
        }
    }

    /// How long the runs would have to be for an interval as narrow as the tolerance: an error is one by the root of time.
    fn seconds(
        &self,
        measure: Measure,
        figures: &[Figure<'_>],
        interval: &Interval,
    ) -> Option<f64> {
        let (wanted, half) = (self.tolerance(measure).powi(2), interval.half().powi(2));
        let times = match half.is_finite() {
            true => (half - interval.between) / (wanted - interval.between),
            false => figures
                .iter()
                .map(|figure| figure.lacks(interval.errors))
                .fold(1.0, f64::max),
        };
        (interval.between < wanted && times.is_finite()).then(|| self.window.seconds() * times)
    }
}
