//! What the tests of running share.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::scenario::Scenario;
use katydid_core::sim::{ModelTransport, Reply, Target, VirtualClock, simulate};
use katydid_core::stats::{Aggregator, Delta, Run, Snapshot};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Inputs, run_shard};

pub(crate) fn plan(scenario: &str) -> Plan {
    Plan::compile(&Scenario::parse(scenario).expect("the scenario parses"))
        .expect("the plan compiles")
}

/// Ten users, each of whom asks for `/` once a second, and `/slow` never.
pub(crate) fn scenario(load: &str, more: &str) -> Plan {
    plan(&format!(
        "host: http://t\nload: {{users: 10, spawn_rate: 1000, {load}}}\n{more}\n\
         users: [{{name: A, wait_time: constant_pacing(1), tasks: [\
           {{get: /}}, {{if: false, then: [{{get: /slow}}]}}]}}]"
    ))
}

/// A target that always answers after this time.
#[derive(Clone, Copy)]
pub(crate) struct After(pub(crate) Duration);

impl Target for After {
    fn reply(&mut self, _: &Request, _: Tick) -> Reply {
        Reply {
            bytes: 10,
            ..Reply::empty(self.0, Ok(200))
        }
    }
}

pub(crate) fn after(millis: u64) -> impl Fn(Shard) -> After {
    move |_| After(Duration::from_millis(millis))
}

/// Runs one shard and gives when each request arrived, by row name.
pub(crate) fn arrivals(
    plan: &Plan,
    service: impl Fn(usize) -> Duration + 'static,
) -> Vec<(String, f64)> {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let (log, rows) = (Rc::clone(&seen), plan.rows.clone());
    simulate(plan, 1, |_| {
        let (log, rows) = (Rc::clone(&log), rows.clone());
        let service = &service;
        let times: Vec<Duration> = (0..10_000).map(service).collect();
        move |request: &Request, now: Tick| {
            let mut log = log.borrow_mut();
            log.push((rows[request.row.0 as usize].name.clone(), now.as_seconds()));
            Reply::empty(times[log.len() - 1], Ok(200))
        }
    });
    drop(log);
    Rc::try_unwrap(seen).expect("the run is over").into_inner()
}

/// Runs one shard while something else happens on the same clock.
pub(crate) fn with_control(
    plan: &Plan,
    service: Duration,
    act: impl AsyncFnOnce(&VirtualClock, &Control),
) -> (Snapshot, Vec<Delta>) {
    let (clock, control) = (VirtualClock::default(), Control::default());
    let target = move |_: &Request, _: Tick| Reply::empty(service, Ok(200));
    let transport = ModelTransport::new(clock.clone(), target);
    let mut deltas = Vec::new();
    let inputs = Inputs::default();
    let report = |delta| deltas.push(delta);
    let run = run_shard(
        plan,
        Shard::WHOLE,
        &inputs,
        &clock,
        &transport,
        &control,
        report,
    );
    clock.run(async { futures_util::future::join(run, act(&clock, &control)).await });
    (merged(plan, &deltas), deltas)
}

pub(crate) fn merged(plan: &Plan, deltas: &[Delta]) -> Snapshot {
    let run = Run {
        started_unix_ms: 0,
        shards: 1,
        ..Run::default()
    };
    let mut aggregator = Aggregator::new(plan.outline(), run);
    deltas
        .iter()
        .for_each(|delta| drop(aggregator.merge(delta)));
    aggregator.result()
}

pub(crate) const ENDLESS: &str = "host: http://t\nload: {users: 10, spawn_rate: 100, stop_timeout: 2s}\n\
    users: [{name: A, wait_time: constant(1), tasks: [{get: /}]}]";
