//! Whether thresholds hold.

use super::looked_up::LookedUp;
use super::world::World;
use super::{Threshold, looked_up};
use crate::stats::{Snapshot, State, ThresholdRow};

/// How each threshold stands now, in their order. Of a run that is over, one that cannot be said has failed.
#[must_use]
pub fn judge(thresholds: &[Threshold], run: &Snapshot) -> Vec<ThresholdRow> {
    let mut rows = Vec::new();
    for threshold in thresholds {
        let (values, holds) = verdict(threshold, run);
        rows.push(ThresholdRow {
            expect: threshold.expect.source().to_owned(),
            on: threshold.on.clone(),
            abort: threshold.abort,
            values,
            holds,
        });
    }
    rows
}

/// The places of those that must stop a run which was judged by these.
#[must_use]
pub fn broken(thresholds: &[Threshold], run: &Snapshot) -> Vec<usize> {
    let mut broken = Vec::new();
    for (place, (threshold, row)) in thresholds.iter().zip(&run.thresholds).enumerate() {
        let may = threshold.abort && run.elapsed >= threshold.after.as_secs_f64();
        if may && row.holds == Some(false) {
            broken.push(place);
        }
    }
    broken
}

fn verdict(threshold: &Threshold, run: &Snapshot) -> (String, Option<bool>) {
    let is_over = run.state == State::Stopped;
    let world = World::of(threshold, run);
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

/// What everything that is looked up came to.
///
/// # Errors
/// What has not happened yet, so that nothing can be said.
fn values(threshold: &Threshold, world: &World<'_>) -> Result<String, String> {
    let mut shown = Vec::new();
    for looked_up in looked_up(&threshold.expect) {
        match world.value(looked_up) {
            // To a millionth: times are known to the microsecond.
            Some(number) => {
                let number = (number * 1e6).round() / 1e6;
                shown.push(format!("{} = {number}", written(looked_up)));
            }
            None if looked_up == ("service", "") && world.is_answered() => {}
            None if looked_up == ("checks", "") && world.has_checks() => {}
            None => return Err(missing(looked_up, threshold)),
        }
    }
    Ok(shown.join(", "))
}

fn written((of, name): LookedUp<'_>) -> String {
    match of {
        "" => name.to_owned(),
        "service" => format!("service.{name}"),
        _ => format!("checks[\"{name}\"]"),
    }
}

fn missing((of, name): LookedUp<'_>, threshold: &Threshold) -> String {
    match (of, name, &threshold.on) {
        ("checks", "", _) => "no check was made".to_owned(),
        ("checks", ..) => format!("check `{name}` was never made"),
        (.., None) => "no request was answered".to_owned(),
        (.., Some(_)) => "no request of this name was answered".to_owned(),
    }
}
