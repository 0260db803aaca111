//! Where the time goes, in words.

use super::millis::millis;
use crate::stats::RowPhases;

/// What a table of it is called.
pub(super) const TITLE: &str = "Where the time goes";

/// Of each phase that requests went through: its name, how many did, their mean and longest time in milliseconds, and the
/// phase's share of all time.
pub(super) fn lines(phases: &RowPhases) -> impl Iterator<Item = [String; 5]> {
    let all: u64 = phases.known().map(|(_, times)| times.sum).sum();
    phases.known().map(move |(phase, times)| {
        let share = times.sum as f64 / all.max(1) as f64;
        [
            phase.label().to_owned(),
            times.count.to_string(),
            millis(times.average()),
            millis(Some(times.max as f64)),
            format!("{:.1}%", share * 100.0),
        ]
    })
}
