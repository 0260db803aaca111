//! Whether thresholds hold.

use super::Threshold;
use super::term::Term;
use super::world::World;
use crate::stats::{Snapshot, State, ThresholdRow};

/// How each threshold stands now, in their order. Of a run that is over, one that cannot be said has failed.
#[must_use]
pub fn judge(thresholds: &[Threshold], run: &Snapshot) -> Vec<ThresholdRow> {
    let rows = thresholds.iter().map(|threshold| {
        let (values, holds) = verdict(threshold, run);
        ThresholdRow {
            expect: threshold.expect.source().to_owned(),
            on: threshold.on.as_ref().map(ToString::to_string),
            abort: threshold.abort,
            values,
            holds,
        }
    });
    rows.collect()
}

/// Those that must stop a run which was judged by these, by their places, and how they stand.
#[must_use]
pub fn broken(thresholds: &[Threshold], run: &Snapshot) -> Vec<(usize, ThresholdRow)> {
    let judged = thresholds.iter().zip(&run.thresholds).enumerate();
    let broken = judged.filter(|(_, (threshold, row))| {
        let may = threshold.abort && run.elapsed >= threshold.after.as_secs_f64();
        may && row.holds == Some(false)
    });
    broken
        .map(|(place, (_, row))| (place, row.clone()))
        .collect()
}

fn verdict(threshold: &Threshold, run: &Snapshot) -> (String, Option<bool>) {
    let is_over = run.state == State::Stopped;
    let world = World::new(threshold, run);
    let values = match values(threshold, &world) {
        Ok(values) => values,
        Err(missing) if is_over => return (missing, Some(false)),
        Err(_) => return (String::new(), None),
    };
    match threshold.expect.evaluate_bool(&world) {
        Ok(holds) => (values, Some(holds)),
        Err(error) => (error.to_string(), is_over.then_some(false)),
    }
}

/// What the names came to.
///
/// # Errors
/// What has not happened yet, so that nothing can be said.
fn values(threshold: &Threshold, world: &World<'_>) -> Result<String, String> {
    let (terms, _) = Term::all(&threshold.expect);
    let shown: Result<Vec<String>, String> =
        terms.into_iter().map(|term| world.shown(term)).collect();
    let mut shown = shown?;
    shown.retain(|value| !value.is_empty());
    Ok(shown.join(", "))
}
