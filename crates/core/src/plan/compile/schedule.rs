//! The load.

use std::sync::Arc;
use std::time::Duration;

use super::Compiler;
use crate::expr::{Expression, Scope, Value};
use crate::load::{self, ArrivalStage, Closed, Open, Spawn, Spike, Wave};
use crate::plan::{Class, ClassId, Form, Schedule};
use crate::scenario::{Arrivals, Distribution, Load, LoadForm, Pace, Stage};

/// The most users an expression may ask for.
const MAX_USERS: f64 = 10_000_000.0;

impl Compiler<'_> {
    pub(super) fn schedule(&mut self, classes: &[Class]) -> Schedule {
        let load = &self.scenario.load;
        let form = form(load, classes).unwrap_or_else(|message| {
            let hint = "see `load` in the language's description";
            self.problem(field(&load.form), &message, hint);
            Form::Closed(Closed::constant(1, 1.0, None))
        });
        let mut schedule = Schedule::new(form, classes);
        schedule.stop_timeout = load.stop_timeout;
        schedule.iterations = load.iterations;
        schedule.iterations_per_user = load.iterations_per_user;
        schedule
    }
}

fn form(load: &Load, classes: &[Class]) -> Result<Form, String> {
    let (rate, run_time) = (load.spawn_rate, load.run_time);
    let closed = match &load.form {
        LoadForm::Arrivals(arrivals) => return Ok(Form::Open(open(arrivals, run_time))),
        LoadForm::Users(users) => Closed::constant(*users, rate, run_time),
        LoadForm::Stages(stages) => {
            let stages = stages.iter().map(|of| stage(of, classes)).collect();
            Closed::new(stages).within(run_time)
        }
        LoadForm::OfTime(users) => {
            Closed::of_time(Spawn::Rate(rate), run_time, |at| users_at(users, at))?
        }
        LoadForm::Step { users, every } => Closed::step(load::Step {
            users: *users,
            every: *every,
            spawn_rate: rate,
            run_time,
        })?,
        LoadForm::Wave { min, max, period } => Closed::wave(Wave {
            min: *min,
            max: *max,
            period: *period,
            run_time,
        })?,
        LoadForm::Spike {
            users,
            peak,
            at,
            lasts,
        } => Closed::spike(Spike {
            users: *users,
            peak: *peak,
            at: *at,
            lasts: *lasts,
            spawn_rate: rate,
            run_time,
        }),
    };
    Ok(Form::Closed(closed.with_pace(pace(load.spawn))))
}

fn field(form: &LoadForm) -> &'static str {
    match form {
        LoadForm::Step { .. } => "load.step",
        LoadForm::Wave { .. } => "load.wave",
        _ => "load.users",
    }
}

fn pace(pace: Pace) -> load::Pace {
    match pace {
        Pace::Smooth => load::Pace::Smooth,
        Pace::Locust => load::Pace::Locust,
    }
}

/// That each name is a class's the reader has seen to.
fn stage(stage: &Stage, classes: &[Class]) -> load::Stage {
    let id = |name: &String| classes.iter().position(|class| class.name == *name);
    let ids = |names: &Vec<String>| -> Arc<[ClassId]> {
        names
            .iter()
            .filter_map(id)
            .map(|at| ClassId(at as u32))
            .collect()
    };
    load::Stage {
        duration: Some(stage.duration),
        users: stage.users,
        spawn: stage.spawn_rate.map_or(Spawn::Evenly, Spawn::Rate),
        classes: stage.classes.as_ref().map(ids),
    }
}

/// The run time cuts the stages, or holds the last rate.
fn open(arrivals: &Arrivals, run_time: Option<Duration>) -> Open {
    let (mut rate, mut left) = (arrivals.rate, run_time);
    let mut stages = Vec::new();
    for stage in &arrivals.stages {
        let duration = left.map_or(stage.duration, |left| left.min(stage.duration));
        let part = duration.as_secs_f64() / stage.duration.as_secs_f64();
        let to_rate = rate + (stage.rate - rate) * part;
        stages.push(ArrivalStage {
            duration: Some(duration),
            from_rate: rate,
            to_rate,
        });
        rate = stage.rate;
        left = left.map(|left| left - duration);
    }
    let holds = arrivals.stages.is_empty() || left.is_some_and(|left| !left.is_zero());
    if holds {
        stages.push(ArrivalStage::constant(rate, left));
    }
    Open {
        stages,
        max_users: arrivals.max_users,
        distribution: match arrivals.distribution {
            Distribution::Even => load::Distribution::Even,
            Distribution::Poisson => load::Distribution::Poisson,
        },
    }
}

fn users_at(users: &Expression, at: f64) -> Result<u32, String> {
    let number = users
        .evaluate_number(&At(at))
        .map_err(|error| error.to_string())?;
    if (0.0..=MAX_USERS).contains(&number) {
        Ok(f64::round(number) as u32)
    } else {
        Err(format!(
            "`{}` gives {number} users at t = {at}",
            users.source()
        ))
    }
}

/// A world in which there is nothing but time.
struct At(f64);

impl Scope for At {
    fn variable(&self, _: &str) -> Option<Value> {
        None
    }
    fn seconds(&self) -> f64 {
        self.0
    }
    fn unix_seconds(&self) -> f64 {
        self.0
    }
}
