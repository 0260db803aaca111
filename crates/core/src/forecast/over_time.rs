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
    /// A second, since the point before; at the start the rate there.
    pub per_second: f64,
}

/// The most points but for the last and the one at which the most users run for the first time.
const POINTS: f64 = 120.0;

/// What is shown of an open load that has no end, in seconds.
const ENDLESS: f64 = 60.0;

/// Times between points, in milliseconds; beyond them whole days.
const STEPS: [u32; 17] = [
    100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
    900_000, 1_800_000, 3_600_000, 7_200_000,
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
    let first = open.stages.first().map_or(0.0, |stage| stage.from_rate);
    let (mut before, mut counted) = (0.0, 0.0);
    let mut point = |at| {
        let arrivals = open.expected_at(Tick::from_seconds(at));
        let span = at - std::mem::replace(&mut before, at);
        let came = arrivals - std::mem::replace(&mut counted, arrivals);
        let per_second = if span > 0.0 { came / span } else { first };
        ArrivalsAt {
            at,
            arrivals,
            per_second,
        }
    };
    times(end).into_iter().map(&mut point).collect()
}

/// From 0 to `end`, at times that are easy to read.
fn times(end: f64) -> Vec<f64> {
    let millis = end * 1000.0;
    let fits = |step: &f64| millis / step <= POINTS;
    let days = || f64::ceil(millis / POINTS / 86_400_000.0) * 86_400_000.0;
    let step = STEPS
        .into_iter()
        .map(f64::from)
        .find(fits)
        .unwrap_or_else(days);
    let times = (0..).map(|at| f64::from(at) * step / 1000.0);
    times.take_while(|at| *at < end).chain([end]).collect()
}
