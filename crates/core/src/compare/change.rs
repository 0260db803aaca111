//! What became of one measure.

use super::Measure;
use super::figure::Figure;
use super::interval::Interval;
use super::judge::Judge;
use super::table::Figures;

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
    /// The baseline's; of several their geometric mean, of failure ratios their mean. `None` without requests, or of a ratio.
    pub before: Option<f64>,
    /// The new run's. `None` without requests, or of a ratio.
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

impl Relative {
    /// Whether it leaves no doubt that the row has changed in another way than the others.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }

    fn of(interval: Interval) -> Self {
        Self {
            change: libm::expm1(interval.change),
            low: libm::expm1(interval.low),
            high: libm::expm1(interval.high),
        }
    }
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

    /// `between` is the variance from baseline to baseline, where there are several; `time` is what a request took in the mean, in
    /// microseconds.
    pub(super) fn of(
        figures: &[Figure<'_>],
        relative: &[Figures<'_>; 2],
        between: Option<f64>,
        time: f64,
        judge: &Judge,
    ) -> Self {
        let measure = judge.measure;
        let Some((new, baselines)) = figures.split_last() else {
            return Self::unclear(measure);
        };
        let interval = Interval::of(baselines, new, between.unwrap_or(0.0), judge.miss);
        let relative = judge.relative(relative);
        let verdict = judge.verdict(
            &interval,
            relative.as_ref(),
            judge.allowed(between.is_none(), time),
        );
        let seconds = (verdict == Verdict::Unclear).then(|| judge.seconds(figures, &interval));
        let shown = |place: f64| measure.shown(place);
        let bound = |place: f64| place.is_finite().then(|| shown(place));
        Self {
            before: (!measure.is_ratio()).then(|| before(measure, baselines)),
            after: (!measure.is_ratio()).then(|| new.value()),
            change: Some(shown(interval.change)),
            low: bound(interval.low),
            high: bound(interval.high),
            between: between.map(|variance| shown(variance.sqrt())),
            relative: relative.map(Relative::of),
            verdict,
            seconds: seconds.flatten(),
            ..Self::unclear(measure)
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
