//! Requests a second, from a short simulation.
//!
//! A few users of each class live a while on a virtual clock, each request answered after 20 ms. What one user does in
//! a second, times the users of its class, is what the class does. In the open model: what one iteration does, times
//! the iterations a second.

use std::time::Duration;

use crate::load::{Closed, Open};
use crate::plan::{ClassId, Form, Plan, Schedule, Shard};
use crate::sim::{Bounds, Model, Modelled};
use crate::stats::{Aggregator, Delta, Row, Run, Snapshot, TRANSACTION};
use crate::tick::Tick;
use crate::user::Control;

/// Requests a second.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Rates {
    /// Of all rows.
    pub total: f64,
    /// Every row that is ever requested, in the plan's order.
    pub rows: Vec<RowRate>,
    /// Tasks a second.
    pub iterations: f64,
    /// How it was found, in words.
    pub computed: String,
    /// What went wrong in the scenario's own expressions meanwhile: answers held nothing.
    pub exceptions: Vec<String>,
}

/// Requests a second of one row.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RowRate {
    /// The verb.
    pub method: String,
    /// The row's name.
    pub name: String,
    /// Requests a second.
    pub per_second: f64,
}

/// Users simulated, all classes together; of one class at most [`USERS_OF_CLASS`].
const USERS: u32 = 64;
const USERS_OF_CLASS: u32 = 8;
/// Tasks a user does.
const TASKS: u64 = 200;
/// Requests after which a user ends.
const REQUESTS: u64 = 2_000;
/// What a user may cost whatever the scenario does.
const BOUNDS: Bounds = Bounds {
    polls: 30_000,
    stood: 1_000,
};
/// Users live no longer.
const SPAN: Duration = Duration::from_secs(2 * 3600);

/// What the users of one class did.
struct Sample {
    result: Snapshot,
    /// The time of all of them together.
    seconds: f64,
}

/// Of so many users of each class, or such parts of the arrivals.
pub(super) fn of(plan: &Plan, crowd: &[f64]) -> Rates {
    let most = (USERS / plan.classes.len().max(1) as u32).clamp(1, USERS_OF_CLASS);
    let mut rates = Rates {
        total: 0.0,
        rows: vec![],
        iterations: 0.0,
        computed: computed(plan, most),
        exceptions: vec![],
    };
    let mut modelled = Modelled::new(plan, Model::default());
    modelled.test_start_within(BOUNDS);
    for (class, &count) in (0..).map(ClassId).zip(crowd) {
        if count > 0.0 {
            let users = match plan.schedule.form {
                Form::Closed(_) => (count as u32).min(most),
                Form::Open(_) => most,
            };
            let sample = sample(&mut modelled, class, users);
            rates.add(&sample, factor(plan, &sample, count));
        }
    }
    rates
}

fn computed(plan: &Plan, users: u32) -> String {
    let times = match &plan.schedule.form {
        Form::Closed(_) => "what one does, times the users of its class at the peak",
        Form::Open(_) => "what an iteration does, times the arrivals a second at the peak",
    };
    format!(
        "simulated with up to {users} users of each class for up to {TASKS} tasks or 2 h each; \
         every request is answered 200 after 20 ms, with nothing in it; {times}"
    )
}

/// What a count of the sample stands for in a second.
fn factor(plan: &Plan, sample: &Sample, count: f64) -> f64 {
    let (all, sampled) = match &plan.schedule.form {
        Form::Closed(_) => (count, sample.seconds),
        Form::Open(open) => (count * highest(open), sample.result.iterations as f64),
    };
    if sampled > 0.0 { all / sampled } else { 0.0 }
}

fn highest(open: &Open) -> f64 {
    let rates = open
        .stages
        .iter()
        .map(|stage| stage.from_rate.max(stage.to_rate));
    rates.fold(0.0, f64::max)
}

impl Rates {
    fn add(&mut self, sample: &Sample, factor: f64) {
        self.iterations += sample.result.iterations as f64 * factor;
        self.total += sample.result.total.requests as f64 * factor;
        let requested = |row: &&Row| row.requests > 0 && row.method != TRANSACTION;
        for row in sample.result.rows.iter().filter(requested) {
            self.row(&row.method, &row.name, row.requests as f64 * factor);
        }
        for exception in &sample.result.exceptions {
            let told = format!("{}: {}", exception.path, exception.message);
            if !self.exceptions.contains(&told) {
                self.exceptions.push(told);
            }
        }
    }

    fn row(&mut self, method: &str, name: &str, per_second: f64) {
        let known = self
            .rows
            .iter_mut()
            .find(|row| row.method == method && row.name == name);
        match known {
            Some(row) => row.per_second += per_second,
            None => self.rows.push(RowRate {
                method: method.to_owned(),
                name: name.to_owned(),
                per_second,
            }),
        }
    }
}

/// So many users of a class, one after another, each as a shard of its own; after one that goes beyond the bounds
/// nobody tries again.
fn sample(modelled: &mut Modelled, class: ClassId, users: u32) -> Sample {
    modelled.change(|plan| alone(plan, class, users));
    let run = Run {
        shards: users,
        ..Run::default()
    };
    let mut aggregator = Aggregator::new(modelled.plan().outline(), run);
    let mut seconds = 0.0;
    for index in 0..users {
        let shard = Shard {
            index,
            count: users,
        };
        let (ended, at) = live(modelled, shard, &mut aggregator);
        seconds += at.as_seconds();
        if !ended {
            break;
        }
    }
    Sample {
        result: aggregator.result(),
        seconds,
    }
}

/// All of them start at once; fixed counts are lifted: the class is to have exactly so many.
fn alone(plan: &mut Plan, class: ClassId, users: u32) {
    for one in &mut plan.classes {
        (one.weight, one.fixed_count) = (0.0, 0);
    }
    plan.classes[class.0 as usize].weight = 1.0;
    let closed = Closed::constant(users, 1e6, Some(SPAN));
    plan.schedule = Schedule::new(Form::Closed(closed), &plan.classes);
    plan.schedule.iterations_per_user = Some(TASKS);
}

/// Whether it came to its end within the bounds, and up to when it is counted.
fn live(modelled: &Modelled, shard: Shard, aggregator: &mut Aggregator) -> (bool, Tick) {
    let (control, mut requests, mut at) = (Control::default(), 0, Tick::ZERO);
    let ended = modelled.shard_within(BOUNDS, shard, &control, |delta: Delta| {
        at = delta.at;
        requests += delta.rows.iter().map(|row| row.requests).sum::<u64>();
        if requests >= REQUESTS {
            control.abort();
        }
        aggregator.merge(&delta);
    });
    (ended, at)
}
