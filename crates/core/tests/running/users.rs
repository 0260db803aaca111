//! What a user does, and when.

use std::collections::BTreeMap;
use std::time::Duration;

use katydid_core::plan::Request;
use katydid_core::sim::{DemoTarget, Reply, simulate};
use katydid_core::stats::{Failure, State};
use katydid_core::tick::Tick;

use crate::support::{after, arrivals, plan};

#[test]
fn requests_of_a_task_follow_each_other_and_are_equal_in_number() {
    let plan = plan(
        "host: http://t\nload: {users: 3, spawn_rate: 10, run_time: 10s}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{name: both, steps: [{get: /hello}, {get: /world}]}]}]",
    );
    let result = simulate(&plan, 1, after(100)).result;
    let counts: Vec<(&str, u64)> = result
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.requests))
        .collect();
    assert_eq!(counts[0].0, "/hello");
    assert_eq!(counts[0].1, counts[1].1);
    assert_eq!(result.total.requests, counts[0].1 * 2);
    assert_eq!(result.state, State::Stopped);
}

#[test]
fn users_start_smoothly_one_every_inverse_of_the_rate() {
    let plan = plan(
        "host: http://t\nload: {users: 4, spawn_rate: 2, run_time: 3s}\n\
         users: [{name: A, wait_time: constant(100), tasks: [{get: /}]}]",
    );
    let starts: Vec<f64> = arrivals(&plan, |_| Duration::ZERO)
        .into_iter()
        .map(|(_, at)| at)
        .collect();
    assert_eq!(starts, [0.0, 0.5, 1.0, 1.5]);
}

#[test]
fn pacing_holds_on_the_wire_and_an_overrun_is_forgotten() {
    let plan = plan(
        "host: http://t\nload: {users: 1, run_time: 9s}\n\
         users: [{name: A, wait_time: constant_pacing(1), tasks: [{get: /}]}]",
    );
    let times = [200, 300, 1500, 400, 2700, 100, 100, 100, 100];
    let starts: Vec<f64> = arrivals(&plan, move |at| {
        Duration::from_millis(*times.get(at).unwrap_or(&100))
    })
    .into_iter()
    .map(|(_, at)| at)
    .collect();
    assert_eq!(starts, [0.0, 1.0, 2.0, 3.5, 4.5, 7.2, 8.2]);
}

#[test]
fn tasks_are_picked_by_weight() {
    let plan = plan(
        "host: http://t\nload: {users: 50, spawn_rate: 1000, run_time: 100s}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{get: /foo}, {get: /bar, weight: 3}]}]",
    );
    let result = simulate(&plan, 1, after(1)).result;
    let share = result.rows[1].requests as f64 / result.total.requests as f64;
    assert!((share - 0.75).abs() < 0.02, "{share}");
}

#[test]
fn the_rate_is_throughput_times_users_times_requests_per_task() {
    let plan = plan(
        "host: http://t\nload: {users: 5000, spawn_rate: 1000000, run_time: 60s}\n\
         users: [{name: A, wait_time: constant_throughput(0.1), tasks: [{name: t, steps: [{get: /a}, {get: /b}, {get: /c}]}]}]",
    );
    let result = simulate(&plan, 2, after(10)).result;
    assert!(
        (result.total.total_rps - 1500.0).abs() < 1.0,
        "{}",
        result.total.total_rps
    );
}

#[test]
fn a_slow_answer_counts_with_its_whole_time() {
    let plan = plan(
        "host: http://t\nload: {users: 1, run_time: 5s, stop_timeout: 10s}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{get: /}]}]",
    );
    let result = simulate(&plan, 1, after(2500)).result;
    assert_eq!(result.total.response.max, Some(2_500_000));
    assert_eq!(result.total.requests, 2);
}

#[test]
fn a_failed_request_is_counted_with_its_reason_and_its_time() {
    let plan = plan(
        "host: http://t\nload: {users: 1, run_time: 10s}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{get: /}]}]",
    );
    let outcomes = [Ok(200), Ok(404), Err(Failure::Refused), Ok(399)];
    let result = simulate(&plan, 1, |_| {
        let mut next = outcomes.iter().cycle();
        move |_: &Request, _: Tick| Reply::empty(Duration::ZERO, *next.next().unwrap())
    })
    .result;
    assert_eq!((result.total.requests, result.total.failures), (10, 5));
    let kinds: BTreeMap<&str, (u64, f64)> = result
        .failures
        .iter()
        .map(|failure| {
            (
                failure.error.as_str(),
                (failure.occurrences, failure.first_seen),
            )
        })
        .collect();
    assert_eq!(kinds["404 Not Found"], (3, 1.0));
    assert!(kinds.keys().any(|error| error.contains("refused")));
}

#[test]
fn an_answer_slower_than_the_timeout_is_a_timeout_of_just_that_length() {
    let plan = plan(
        "host: http://t\nload: {users: 1, run_time: 1s}\n\
         users: [{name: A, wait_time: constant(10), tasks: [{get: /, timeout: 300ms}]}]",
    );
    let result = simulate(&plan, 1, after(5000)).result;
    assert_eq!(result.failures[0].occurrences, 1);
    assert_eq!(result.total.response.max, Some(300_000));
}

#[test]
fn the_built_in_target_answers_as_the_demo_server_does() {
    let plan = plan(
        "host: demo://shop\nload: {users: 1, run_time: 20s}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{name: t, steps: [{get: /hello}, {get: /nowhere}, {get: /redirect/3}]}]}]",
    );
    let result = simulate(&plan, 1, |shard| DemoTarget::new(plan.seed, shard)).result;
    let failed: Vec<(&str, bool)> = result
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.failures == row.requests))
        .collect();
    assert_eq!(
        failed,
        [
            ("/hello", false),
            ("/nowhere", true),
            ("/redirect/3", false)
        ]
    );
    assert_eq!(result.failures.len(), 1);
    assert!(result.total.bytes > 0);
}

#[test]
fn users_that_never_wait_for_an_answer_that_takes_no_time_still_end() {
    let plan = plan(
        "host: http://t\nload: {users: 3, run_time: 3s}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let nth = std::cell::Cell::new(0u64);
    let result = simulate(&plan, 1, |_| {
        |_: &Request, _: Tick| {
            nth.set(nth.get() + 1);
            Reply::empty(Duration::from_micros(nth.get() / 1000), Ok(200))
        }
    })
    .result;
    assert_eq!(result.state, State::Stopped);
    assert_eq!(result.total.requests, nth.get());
}
