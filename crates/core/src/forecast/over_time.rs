//! Users, or arrivals, over time.

use crate::load::{Closed, Dispatcher, Open};
use crate::plan::Schedule;
use crate::tick::{Tick, seconds};

/// How many users run at one time.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct UsersAt {
    /// Seconds since the start.
    pub at: f64,
    /// Users of all classes.
    pub users: u32,
}

/// How many iterations are to have started at one time.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ArrivalsAt {
    /// Seconds since the start.
    pub at: f64,
    /// Since the start.
    pub arrivals: f64,
    /// A second, since the point before.
    pub per_second: f64,
}

/// The most points but for the last and the one at which the most users run for the first time.
const POINTS: f64 = 120.0;

/// What is shown of an open load that has no end, in seconds.
const ENDLESS: f64 = 60.0;

/// Times between points, in seconds; beyond them whole days.
const STEPS: [f64; 17] = [
    0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0,
];

/// Of a load without end up to a little after the last change.
pub(super) fn users(schedule: &Schedule, closed: &Closed) -> Vec<UsersAt> {
    let dispatcher = Dispatcher::new(schedule.members(), closed.clone());
    let full = schedule.spawned_at().as_secs_f64();
    let end = match schedule.run_time() {
        Some(time) => time.as_secs_f64(),
        None => settled(closed, full),
    };
    let mut times = times(end);
    times.push(full);
    times.sort_by(f64::total_cmp);
    times.dedup();
    let point = |at| UsersAt {
        at,
        users: dispatcher.users_at(Tick::ZERO + seconds(at)),
    };
    times.into_iter().map(point).collect()
}

/// When nothing changes any more, and a tenth.
fn settled(closed: &Closed, full: f64) -> f64 {
    let stages = closed.stages.iter().filter_map(|stage| stage.duration);
    let last: f64 = stages.map(|time| time.as_secs_f64()).sum();
    (full.max(last) * 1.1).max(1.0)
}

pub(super) fn arrivals(open: &Open) -> Vec<ArrivalsAt> {
    let end = match open.end() {
        Tick::NEVER => {
            let stages = open.stages.iter().filter_map(|stage| stage.duration);
            stages.map(|time| time.as_secs_f64()).sum::<f64>() + ENDLESS
        }
        end => end.as_seconds(),
    };
    let (mut before, mut counted) = (0.0, 0.0);
    let mut point = |at| {
        let arrivals = open.expected_at(Tick::from_seconds(at));
        let span = at - std::mem::replace(&mut before, at);
        let came = arrivals - std::mem::replace(&mut counted, arrivals);
        let per_second = if span > 0.0 { came / span } else { 0.0 };
        ArrivalsAt { at, arrivals, per_second }
    };
    times(end).into_iter().map(&mut point).collect()
}

/// From 0 to `end`, at times that are easy to read.
fn times(end: f64) -> Vec<f64> {
    let fits = |step: &f64| end / step <= POINTS;
    let days = || libm::ceil(end / POINTS / 86_400.0) * 86_400.0;
    let step = STEPS.into_iter().find(fits).unwrap_or_else(days);
    let mut times: Vec<f64> = (0..).map(|at| f64::from(at) * step).take_while(|at| *at < end).collect();
    times.push(end);
    times
}
