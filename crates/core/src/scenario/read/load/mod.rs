//! How many users or arrivals, how fast, for how long.

mod arrivals;
mod forms;
mod stages;

use std::time::Duration;

use super::duration;
use super::fields::Fields;
use super::reader::Reader;
use crate::scenario::language::{limits, words};
use crate::scenario::{Load, LoadForm, UserClass};
use crate::tick::Tick;

pub(super) fn load(at: &Reader<'_>, classes: &[UserClass]) -> Option<Load> {
    let fields = at.fields(words::LOAD)?;
    let default = Load::default();
    let run_time = fields.read("run_time", duration::above_zero);
    Some(Load {
        form: form(at, &fields, classes).unwrap_or(default.form),
        spawn_rate: fields
            .read("spawn_rate", Reader::above_zero)
            .unwrap_or(default.spawn_rate),
        spawn: fields.read_or_default("spawn", Reader::choice),
        run_time,
        stop_timeout: fields
            .read("stop_timeout", duration::duration)
            .unwrap_or(default.stop_timeout),
        iterations: fields.read("iterations", iterations),
        iterations_per_user: fields.read("iterations_per_user", iterations),
    })
    .inspect(|load| check_end(&fields, &load.form, run_time))
}

fn iterations(at: &Reader<'_>) -> Option<u64> {
    at.whole(limits::ITERATIONS)
}

/// The fields of which a load has one.
const FORMS: [&str; 6] = ["users", "stages", "step", "wave", "spike", "arrivals"];

fn form(at: &Reader<'_>, fields: &Fields<'_, '_>, classes: &[UserClass]) -> Option<LoadForm> {
    let given: Vec<&str> = FORMS
        .into_iter()
        .filter(|key| at.node.get(key).is_some())
        .collect();
    if let [first, second, ..] = given[..] {
        let problem = format!("`{first}` and `{second}` at once");
        fields
            .get(second)?
            .problem_with_hint::<()>(problem, "a load has one form: remove one of the two");
    }
    let forms = given.into_iter().map(|key| {
        let at = fields.get(key)?;
        match key {
            "users" => forms::users(&at),
            "stages" => Some(LoadForm::Stages(stages::stages(&at, classes))),
            "step" => forms::step(&at),
            "wave" => forms::wave(&at),
            "spike" => forms::spike(&at),
            _ => arrivals::arrivals(&at).map(LoadForm::Arrivals),
        }
    });
    let forms: Vec<Option<LoadForm>> = forms.collect();
    forms.into_iter().flatten().next()
}

/// Tells of forms whose users have no bound without an end.
fn check_end(fields: &Fields<'_, '_>, form: &LoadForm, run_time: Option<Duration>) {
    let (key, at) = match (form, fields.get("step"), fields.get("users")) {
        (LoadForm::Step { .. }, Some(at), _) => ("step", at),
        (LoadForm::OfTime(_), _, Some(at)) => ("users", at),
        _ => return,
    };
    match (form, run_time) {
        (_, None) if fields.get("run_time").is_none() => {
            let message = match key {
                "step" => "steps without an end grow without bounds",
                _ => "users over time need an end: how many there can be must be known",
            };
            at.problem_with_hint::<()>(message, "add `run_time`");
        }
        (LoadForm::Step { users, every }, Some(run_time)) => {
            let micros = |time: Duration| (Tick::ZERO + time).as_micros();
            let steps = micros(run_time).div_ceil(micros(*every));
            let most = steps.saturating_mul(u64::from(*users));
            if most > limits::MAX_USERS {
                let limit = limits::MAX_USERS;
                at.problem::<()>(format!(
                    "grows to {most} users, at most {limit} are possible"
                ));
            }
        }
        _ => {}
    }
}
