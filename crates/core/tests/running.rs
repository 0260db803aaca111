//! The real user loop in virtual time against a modelled target.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::platform::Clock;
use katydid_core::scenario::Scenario;
use katydid_core::sim::{DemoTarget, ModelTransport, Reply, Target, VirtualClock, simulate};
use katydid_core::stats::{Aggregator, Delta, Failure, Run, Snapshot, State};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, run_shard};

fn plan(scenario: &str) -> Plan {
    Plan::compile(&Scenario::parse(scenario).expect("the scenario parses"))
        .expect("the plan compiles")
}

/// A target that always answers after this time.
#[derive(Clone, Copy)]
struct After(Duration);

impl Target for After {
    fn reply(&mut self, _: &Request, _: Tick) -> Reply {
        Reply {
            time: self.0,
            outcome: Ok(200),
            bytes: 10,
        }
    }
}

fn after(millis: u64) -> impl Fn(Shard) -> After {
    move |_| After(Duration::from_millis(millis))
}

/// Runs one shard and gives when each request arrived, by row name.
fn arrivals(plan: &Plan, service: impl Fn(usize) -> Duration + 'static) -> Vec<(String, f64)> {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let (log, rows) = (Rc::clone(&seen), plan.rows.clone());
    simulate(plan, 1, |_| {
        let (log, rows) = (Rc::clone(&log), rows.clone());
        let service = &service;
        let times: Vec<Duration> = (0..10_000).map(service).collect();
        move |request: &Request, now: Tick| {
            let mut log = log.borrow_mut();
            log.push((rows[request.row.0 as usize].name.clone(), now.as_seconds()));
            Reply {
                time: times[log.len() - 1],
                outcome: Ok(200),
                bytes: 0,
            }
        }
    });
    drop(log);
    Rc::try_unwrap(seen).expect("the run is over").into_inner()
}

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
fn the_end_of_the_run_time_lets_requests_in_flight_end() {
    let plan = plan(
        "host: http://t\nload: {users: 10, spawn_rate: 1000, run_time: 1s, stop_timeout: 1s}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let result = simulate(&plan, 1, after(700)).result;
    assert_eq!((result.total.requests, result.total.aborted), (20, 0));
    assert!((1.4..1.5).contains(&result.elapsed), "{}", result.elapsed);
}

#[test]
fn what_is_in_flight_after_the_stop_timeout_is_counted_as_aborted() {
    let plan = plan(
        "host: http://t\nload: {users: 10, spawn_rate: 1000, run_time: 1s, stop_timeout: 100ms}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let result = simulate(&plan, 1, after(700)).result;
    assert_eq!((result.total.requests, result.total.aborted), (10, 10));
    assert_eq!(result.users, 0);
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
        move |_: &Request, _: Tick| Reply {
            time: Duration::ZERO,
            outcome: *next.next().unwrap(),
            bytes: 0,
        }
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
fn any_number_of_shards_runs_the_same_test() {
    let text = "host: http://t\nseed: 9\nload: {users: 20, spawn_rate: 7, run_time: 20s}\n\
        users: [{name: A, weight: 3, wait_time: \"between(0.1, 2)\", tasks: [{get: /a}, {get: /b, weight: 4}]}, \
        {name: B, wait_time: poisson(2), tasks: [{get: /c}]}, {name: F, fixed_count: 2, wait_time: constant(1), tasks: [{get: /f}]}]";
    let plan = plan(text);
    let whole = simulate(&plan, 1, after(50)).result;
    for count in [2, 3, 7, 30] {
        let parts = simulate(&plan, count, after(50)).result;
        assert_eq!(counts(&parts), counts(&whole), "{count} shards");
        assert_eq!(parts.total.response_times, whole.total.response_times);
        let points = |result: &Snapshot| {
            result
                .series
                .iter()
                .map(|point| (point.users, point.requests))
                .collect::<Vec<_>>()
        };
        assert_eq!(points(&parts), points(&whole), "{count} shards");
    }
}

fn counts(result: &Snapshot) -> Vec<(String, u64, u64)> {
    result
        .rows
        .iter()
        .map(|row| (row.name.clone(), row.requests, row.aborted))
        .collect()
}

#[test]
fn the_same_seed_runs_the_same_test_and_another_seed_another() {
    let text = |seed| {
        format!(
            "host: http://t\nseed: {seed}\nload: {{users: 5, spawn_rate: 5, run_time: 20s}}\n\
             users: [{{name: A, wait_time: \"between(0.1, 2)\", tasks: [{{get: /a}}, {{get: /b}}]}}]"
        )
    };
    let run = |seed| arrivals(&plan(&text(seed)), |_| Duration::from_millis(30));
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}

#[test]
fn the_intervals_add_up_to_the_total() {
    let plan = plan(
        "host: http://t\nload: {users: 13, spawn_rate: 3, run_time: 12300ms}\n\
         users: [{name: A, wait_time: \"between(0, 1)\", tasks: [{get: /}]}]",
    );
    let result = simulate(&plan, 3, after(120)).result;
    assert_eq!(
        result
            .series
            .iter()
            .map(|point| point.requests)
            .sum::<u64>(),
        result.total.requests
    );
    assert_eq!(
        result.rows[0]
            .history
            .iter()
            .map(|entry| entry.1)
            .sum::<u64>(),
        result.total.requests
    );
    assert_eq!(result.series.len(), 12);
    assert!(result.series.iter().all(|point| point.users <= 13));
}

/// Runs one shard while something else happens on the same clock.
fn with_control(
    plan: &Plan,
    service: Duration,
    act: impl AsyncFnOnce(&VirtualClock, &Control),
) -> (Snapshot, Vec<Delta>) {
    let (clock, control) = (VirtualClock::default(), Control::default());
    let target = move |_: &Request, _: Tick| Reply {
        time: service,
        outcome: Ok(200),
        bytes: 0,
    };
    let transport = ModelTransport::new(clock.clone(), target);
    let mut deltas = Vec::new();
    let run = run_shard(plan, Shard::WHOLE, &clock, &transport, &control, |delta| {
        deltas.push(delta);
    });
    clock.run(async { futures_util::future::join(run, act(&clock, &control)).await });
    let mut aggregator = Aggregator::new(
        plan.outline(),
        Run {
            started_unix_ms: 0,
            shards: 1,
        },
    );
    deltas.iter().for_each(|delta| aggregator.merge(delta));
    (aggregator.result(), deltas)
}

const ENDLESS: &str = "host: http://t\nload: {users: 10, spawn_rate: 100, stop_timeout: 2s}\n\
    users: [{name: A, wait_time: constant(1), tasks: [{get: /}]}]";

#[test]
fn a_stop_lets_requests_in_flight_end_and_ends_waiting_users_at_once() {
    let (result, deltas) = with_control(
        &plan(ENDLESS),
        Duration::from_millis(500),
        async |clock, control| {
            clock.sleep_until(Tick::from_seconds(3.3)).await;
            control.stop();
        },
    );
    assert_eq!((result.total.requests, result.total.aborted), (30, 0));
    assert!(result.elapsed < 3.6, "{}", result.elapsed);
    assert_eq!(deltas.iter().filter(|delta| delta.ended).count(), 1);
}

#[test]
fn an_abort_ends_at_once_and_counts_what_was_in_flight() {
    let (result, _) = with_control(
        &plan(ENDLESS),
        Duration::from_millis(500),
        async |clock, control| {
            clock.sleep_until(Tick::from_seconds(3.3)).await;
            control.stop();
            clock.sleep_until(Tick::from_seconds(3.31)).await;
            control.abort();
        },
    );
    assert_eq!(result.elapsed, 3.31);
    assert_eq!(result.total.requests + result.total.aborted, 30);
    assert!(result.total.aborted > 0);
}

#[test]
fn a_shard_without_users_ends_at_once() {
    let plan = plan("host: http://t\nload: {users: 1}\nusers: [{name: A, tasks: [{get: /}]}]");
    let (clock, control) = (VirtualClock::default(), Control::default());
    let transport = ModelTransport::new(clock.clone(), |_: &Request, _: Tick| {
        unreachable!("it has no user")
    });
    let mut ended = false;
    clock.run(run_shard(
        &plan,
        Shard { index: 1, count: 2 },
        &clock,
        &transport,
        &control,
        |delta: Delta| ended |= delta.ended,
    ));
    assert!(ended);
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
