//! What a plan will do, before it does it.
//!
//! ```text
//!  Plan ──► Forecast: spawn order, users or arrivals over time, task ratios ── values of the plan alone
//!                     requests a second ── a short simulation of a few users, see `rates`
//! ```

mod over_time;
mod rates;
mod ratios;
mod spawned;
mod stationary;
mod text;

use crate::plan::{Form, Plan};

pub use over_time::{ArrivalsAt, UsersAt};
pub use rates::{Rates, RowRate};
pub use ratios::TaskRatio;
pub use spawned::Spawned;

/// What a plan will do. As JSON its fields have these names; times are in seconds since the start.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Forecast {
    /// The test's name; may be empty.
    pub name: String,
    /// SHA-256 of the scenario's canonical JSON, in hex.
    pub hash: String,
    /// The root of every random draw.
    pub seed: u64,
    /// The origins it may send to.
    pub targets: Vec<String>,
    /// How long it lasts; `None` (`null`) for as long as nobody stops it.
    pub run_time: Option<f64>,
    /// Tasks of all users together after which it ends.
    pub iterations: Option<u64>,
    /// The most users at once; of the open model the most there may be.
    pub users: u32,
    /// When the most users run for the first time.
    pub spawned_at: f64,
    /// The class of each of the first users; of the open model of each of the first arrivals.
    pub spawn_order: Spawned,
    /// How many users run when; empty in the open model.
    pub users_over_time: Vec<UsersAt>,
    /// How many iterations are to have started when; empty in the closed model.
    pub arrivals_over_time: Vec<ArrivalsAt>,
    /// How often each task is picked: a class each, its tasks below it.
    pub task_ratios: Vec<TaskRatio>,
    /// Requests a second with all users running, or with the highest rate of arrivals.
    pub requests_per_second: Rates,
}

impl Forecast {
    /// What the plan will do, with the first so many users' classes: by default as many as the load asks for.
    #[must_use]
    pub fn of(plan: &Plan, users: Option<u32>) -> Self {
        let schedule = &plan.schedule;
        let (mut users_over_time, mut arrivals_over_time) = (vec![], vec![]);
        match &schedule.form {
            Form::Closed(closed) => users_over_time = over_time::users(schedule, closed),
            Form::Open(open) => arrivals_over_time = over_time::arrivals(open),
        }
        let crowd = spawned::crowd(plan);
        Self {
            name: plan.name.clone(),
            hash: plan.hash.clone(),
            seed: plan.seed,
            targets: plan.targets.clone(),
            run_time: schedule.run_time().map(|time| time.as_secs_f64()),
            iterations: schedule.iterations,
            users: schedule.peak(),
            spawned_at: schedule.spawned_at().as_secs_f64(),
            spawn_order: Spawned::new(plan, users),
            users_over_time,
            arrivals_over_time,
            task_ratios: ratios::of(plan, &crowd),
            requests_per_second: rates::of(plan, &crowd),
        }
    }

    /// For people: who starts, how many when, and what they do, a few lines of each.
    #[must_use]
    pub fn text(&self) -> String {
        text::text(self)
    }
}
