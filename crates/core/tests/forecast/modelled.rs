//! Whole tests against a modelled target.

use std::time::Duration;

use katydid_core::plan::Shard;
use katydid_core::sim::{Model, Modelled, ServiceTime};
use katydid_core::stats::{Aggregator, Run, Snapshot};

use crate::plan;

const WAITING: &str = "host: http://t\nload: {users: 40, spawn_rate: 40, run_time: 60s}\n\
    users: [{name: A, wait_time: 'between(0.5, 1.5)', tasks: [{get: /}]}]";

fn run(text: &str, model: Model) -> Snapshot {
    Modelled::new(&plan(text), model).run().result
}

fn in_shards(text: &str, model: Model, count: u32) -> Snapshot {
    let modelled = Modelled::new(&plan(text), model);
    let run = Run {
        started_unix_ms: 0,
        shards: count,
        ..Run::default()
    };
    let mut aggregator = Aggregator::new(modelled.plan().outline(), run);
    let mut deltas = Vec::new();
    for index in 0..count {
        modelled.shard(Shard { index, count }, |delta| deltas.push(delta));
    }
    deltas.sort_by_key(|delta| delta.at);
    for delta in &deltas {
        aggregator.merge(delta);
    }
    aggregator.result()
}

#[test]
fn what_users_meet_does_not_depend_on_the_number_of_shards() {
    let model = Model {
        service_time: ServiceTime::Exponential(Duration::from_millis(50)),
        errors: 0.1,
        ..Model::default()
    };
    let (one, five) = (in_shards(WAITING, model, 1), in_shards(WAITING, model, 5));
    assert!(one.total.requests > 2000);
    assert_eq!((one.total, one.failures), (five.total, five.failures));
}

#[test]
fn so_many_requests_fail_as_are_asked_for() {
    let model = Model {
        errors: 0.25,
        ..Model::default()
    };
    let result = run(WAITING, model);
    let ratio = result.total.failure_ratio().unwrap();
    assert!((ratio - 0.25).abs() < 0.03, "{ratio}");
    assert_eq!(result.failures.len(), 1);
}

#[test]
fn requests_beyond_the_capacity_wait_their_turn() {
    let text = "host: http://t\nload: {users: 3, spawn_rate: 1e6, run_time: 0.95s}\n\
        users: [{name: A, wait_time: constant(10), tasks: [{get: /}]}]";
    let model = Model {
        service_time: ServiceTime::Constant(Duration::from_millis(100)),
        capacity: Some(1),
        errors: 0.0,
    };
    let total = run(text, model).total;
    assert_eq!(
        (total.requests, total.response.min.unwrap() / 1000),
        (3, 100)
    );
    assert_eq!(total.response.max.unwrap() / 1000, 299);
    assert!((total.response.average.unwrap() - 200_000.0).abs() < 10.0);
}

#[test]
fn a_target_at_its_capacity_gives_no_more_answers_than_it_can() {
    let text = "host: http://t\nload: {users: 100, spawn_rate: 1e6, run_time: 60s}\n\
        users: [{name: A, tasks: [{get: /}]}]";
    let model = Model {
        service_time: ServiceTime::Exponential(Duration::from_millis(20)),
        capacity: Some(4),
        errors: 0.0,
    };
    let rate = run(text, model).total.requests as f64 / 60.0;
    assert!((rate - 200.0).abs() < 10.0, "{rate}");
    assert_eq!(Modelled::new(&plan(text), model).shards(8), 1);
}

#[test]
fn a_request_that_waits_longer_than_its_timeout_has_timed_out() {
    let text = "host: http://t\ndefaults: {timeout: 1s}\nload: {users: 1, run_time: 10s}\n\
        users: [{name: A, wait_time: constant(1), tasks: [{get: /}]}]";
    let model = Model {
        service_time: ServiceTime::Constant(Duration::from_secs(5)),
        ..Model::default()
    };
    let result = run(text, model);
    assert_eq!(result.total.failures, result.total.requests);
    assert_eq!(result.total.response.max, Some(1_000_000));
}
