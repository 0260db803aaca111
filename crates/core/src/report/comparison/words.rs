//! Measures and verdicts in words, and time as people say it.

use super::{cells, is_called};
use crate::compare::{Change, Measure, Verdict};

/// What a measure is called.
#[must_use]
pub const fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Typical => "typical",
        Measure::P50 => "p50",
        Measure::P95 => "p95",
        Measure::P99 => "p99",
        Measure::Average => "average",
        Measure::Rate => "rate",
        Measure::FailureRatio => "failures",
    }
}

/// What a verdict is called of this measure.
#[must_use]
pub const fn verdict(measure: Measure, verdict: Verdict) -> &'static str {
    match (verdict, measure) {
        (Verdict::NoDifference, _) => "no difference",
        (Verdict::Unclear, _) => "unclear",
        (Verdict::Worse, Measure::Rate) => "lower",
        (Verdict::Worse, Measure::FailureRatio) => "more",
        (Verdict::Worse, _) => "slower",
        (Verdict::Better, Measure::Rate) => "higher",
        (Verdict::Better, Measure::FailureRatio) => "fewer",
        (Verdict::Better, _) => "faster",
    }
}

/// What a verdict alone does not say.
#[must_use]
pub fn more(change: &Change) -> Option<String> {
    match (change.verdict, &change.relative) {
        (Verdict::Unclear, _) => Some(help(change)),
        (_, Some(relative)) if is_called(change) && relative.is_sure() => {
            Some(cells::relative(relative))
        }
        _ => None,
    }
}

/// Longer runs are nothing that helps.
const LONGEST: f64 = 7.0 * 86400.0;

/// What would help where a change is unclear.
#[must_use]
pub fn help(change: &Change) -> String {
    match change.seconds {
        _ if change.change.is_none() => "too few requests or seconds".to_owned(),
        Some(seconds) if seconds <= LONGEST => {
            format!("about {} of each run would tell", time(seconds))
        }
        _ => "no length of the runs would tell".to_owned(),
    }
}

/// To two digits, rounded up.
fn time(seconds: f64) -> String {
    let (value, unit) = match seconds {
        seconds if seconds < 120.0 => (seconds, "s"),
        seconds if seconds < 7200.0 => (seconds / 60.0, "min"),
        seconds => (seconds / 3600.0, "h"),
    };
    let step = if value < 100.0 { 1.0 } else { 10.0 };
    format!("{:.0} {unit}", (value / step).ceil() * step)
}
