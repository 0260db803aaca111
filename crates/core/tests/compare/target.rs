//! A target that is as targets are: it drifts, stalls, queues, and is never twice quite the same.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::f64::consts::TAU;
use std::time::Duration;

use katydid_core::compare::Course;
use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::random::{Purpose, Stream};
use katydid_core::result_file::Header;
use katydid_core::scenario::Scenario;
use katydid_core::sim::{ModelTransport, Reply, VirtualClock};
use katydid_core::stats::{Aggregator, Run};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Inputs, run_shard};

/// A target, the load on it, and how long. Times are in seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    pub(crate) endpoints: u32,
    pub(crate) users: u32,
    /// Between two requests of a user.
    pub(crate) wait: f64,
    pub(crate) run_time: u32,
    /// Half of the requests take longer, of the first endpoint; each further one takes a quarter longer.
    pub(crate) median: f64,
    /// The standard deviation of the logarithm of times.
    pub(crate) sigma: f64,
    /// The standard deviation of a factor on all times, and in how many seconds it forgets what it was.
    pub(crate) drift: (f64, f64),
    /// In how many seconds there is one stall, how long it lasts, and what times are multiplied with in it.
    pub(crate) stalls: (f64, f64, f64),
    /// Requests served at once.
    pub(crate) capacity: Option<u32>,
    /// The standard deviation of a factor from run to run.
    pub(crate) between: f64,
    /// The part of requests that is answered 500.
    pub(crate) errors: f64,
}

pub(crate) const QUIET: Model = Model {
    endpoints: 3,
    users: 20,
    wait: 0.1,
    run_time: 60,
    median: 0.02,
    sigma: 0.3,
    drift: (0.0, 1.0),
    stalls: (f64::INFINITY, 0.0, 1.0),
    capacity: None,
    between: 0.01,
    errors: 0.002,
};

pub(crate) const BURSTY: Model = Model {
    drift: (0.05, 2.0),
    stalls: (15.0, 1.0, 4.0),
    ..QUIET
};

pub(crate) const FEW: Model = Model {
    users: 5,
    wait: 2.0,
    ..QUIET
};

/// A run of this model. `slow` is what the times of the first endpoint are multiplied with.
pub(crate) fn run(model: &Model, seed: u64, slow: f64) -> Course {
    let (users, spawn_rate) = (model.users, f64::from(model.users) / 2.0);
    let time = model.run_time;
    let load = format!("{{ users: {users}, spawn_rate: {spawn_rate}, run_time: {time}s }}");
    run_with(model, seed, slow, &load)
}

/// The same under another load.
pub(crate) fn run_with(model: &Model, seed: u64, slow: f64, load: &str) -> Course {
    let plan = plan(model, load);
    let clock = VirtualClock::default();
    let target = Target::new(*model, seed, slow);
    let answer = {
        let mut target = target;
        move |request: &Request, now: Tick| target.reply(request, now)
    };
    let transport = ModelTransport::new(clock.clone(), answer);
    let header = Header {
        outline: plan.outline(),
        run: Run {
            started_unix_ms: 0,
            shards: 1,
            ..Run::default()
        },
        ..Header::default()
    };
    let mut aggregator = Aggregator::new(plan.outline(), header.run);
    let report = |delta| drop(aggregator.merge(&delta));
    let (inputs, control) = (Inputs::default(), Control::default());
    clock.run(run_shard(
        &plan,
        Shard::WHOLE,
        &inputs,
        &clock,
        &transport,
        &control,
        report,
    ));
    Course::new(&header, &aggregator, aggregator.result())
}

fn plan(model: &Model, load: &str) -> Plan {
    let tasks: Vec<String> = (0..model.endpoints)
        .map(|at| format!("{{ get: /{at} }}"))
        .collect();
    let (longest, tasks) = (2.0 * model.wait, tasks.join(", "));
    let text = format!(
        "host: http://127.0.0.1\nload: {load}\n\
         users: [{{ name: User, wait_time: 'between(0, {longest})', tasks: [{tasks}] }}]\n",
    );
    Plan::compile(&Scenario::parse(&text).expect("it can be read")).expect("it compiles")
}

struct Target {
    model: Model,
    slow: f64,
    random: Stream,
    /// The logarithm of the factor on all times, a value every [`STEP`] seconds.
    drift: Vec<f64>,
    stalls: Vec<f64>,
    busy: BinaryHeap<Reverse<Tick>>,
}

const STEP: f64 = 0.25;

impl Target {
    fn new(model: Model, seed: u64, slow: f64) -> Self {
        let mut random = Stream::new(seed, 0, Purpose::Target);
        let between = model.between * normal(&mut random);
        Self {
            drift: drift(&model, between, &mut random),
            stalls: stalls(&model, &mut random),
            busy: BinaryHeap::new(),
            model,
            slow,
            random,
        }
    }

    fn reply(&mut self, request: &Request, now: Tick) -> Reply {
        let endpoint: f64 = request.path()[1..].parse().expect("a number");
        let slow = if endpoint == 0.0 { self.slow } else { 1.0 };
        let chance = f64::exp(self.model.sigma * normal(&mut self.random));
        let median = self.model.median * (1.0 + endpoint / 4.0);
        let time = Duration::from_secs_f64(median * chance * self.factor(now));
        let status = if self.random.unit() < self.model.errors {
            500
        } else {
            200
        };
        Reply::empty(self.turn(now, time).mul_f64(slow), Ok(status))
    }

    fn factor(&self, now: Tick) -> f64 {
        let now = now.as_seconds();
        let (_, length, factor) = self.model.stalls;
        let stalled = self
            .stalls
            .iter()
            .any(|start| (*start..start + length).contains(&now));
        let drift = self.drift[(now / STEP) as usize % self.drift.len()];
        drift.exp() * if stalled { factor } else { 1.0 }
    }

    /// From now until it is served, first come first served.
    fn turn(&mut self, now: Tick, time: Duration) -> Duration {
        let Some(capacity) = self.model.capacity else {
            return time;
        };
        let is_full = self.busy.len() >= capacity as usize;
        let free = is_full.then(|| self.busy.pop()).flatten();
        let start = free.map_or(now, |Reverse(free)| free.max(now));
        self.busy.push(Reverse(start + time));
        start + time - now
    }
}

/// An Ornstein–Uhlenbeck process about `between`.
fn drift(model: &Model, between: f64, random: &mut Stream) -> Vec<f64> {
    let (deviation, memory) = model.drift;
    let kept = f64::exp(-STEP / memory);
    let fresh = deviation * f64::sqrt(1.0 - kept * kept);
    let mut value = deviation * normal(random);
    let steps = f64::from(model.run_time) / STEP + 100.0;
    let step = |_| {
        value = value * kept + fresh * normal(random);
        value + between
    };
    (0..steps as usize).map(step).collect()
}

/// When they begin.
fn stalls(model: &Model, random: &mut Stream) -> Vec<f64> {
    let (every, ..) = model.stalls;
    let mut at = 0.0;
    let mut all = Vec::new();
    while at < f64::from(model.run_time) {
        at += random.exponential(1.0) * every;
        all.push(at);
    }
    all
}

/// Box and Muller, 1958.
fn normal(random: &mut Stream) -> f64 {
    let radius = f64::sqrt(-2.0 * f64::ln(1.0 - random.unit()));
    radius * f64::cos(TAU * random.unit())
}
