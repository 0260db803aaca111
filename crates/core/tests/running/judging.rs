//! Thresholds of a whole run, and why it ended.

use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::referee::Referee;
use katydid_core::sim::{Model, Modelled, Reply, Target, simulate};
use katydid_core::stats::{Cause, Run, Snapshot, State};
use katydid_core::tick::Tick;
use std::time::Duration;

use crate::support::{after, plan, with_control};

/// Ten users, each of whom asks for `/` once a second, and `/slow` never.
fn scenario(load: &str, more: &str) -> Plan {
    plan(&format!(
        "host: http://t\nload: {{users: 10, spawn_rate: 1000, {load}}}\n{more}\n\
         users: [{{name: A, wait_time: constant_pacing(1), tasks: [\
           {{get: /}}, {{if: false, then: [{{get: /slow}}]}}]}}]"
    ))
}

/// How each threshold stands, and what its names came to.
fn told(result: &Snapshot) -> Vec<(Option<bool>, &str)> {
    let rows = result.thresholds.iter();
    rows.map(|row| (row.holds, row.values.as_str())).collect()
}

#[test]
fn a_result_is_judged_by_every_threshold() {
    let plan = scenario(
        "run_time: 5s",
        "thresholds: [p95 < 0.2, {expect: max < 0.1, on: GET /}, {expect: p50 < 1, on: GET /slow}]",
    );
    let result = simulate(&plan, 2, after(150)).result;
    assert_eq!(
        told(&result),
        [
            (Some(true), "p95 = 0.15"),
            (Some(false), "max = 0.15"),
            (Some(false), "no request of this name was answered"),
        ]
    );
}

#[test]
fn a_threshold_that_aborts_stops_the_run_at_the_second_at_which_it_does_not_hold() {
    let plan = scenario(
        "run_time: 1m, stop_timeout: 0",
        "thresholds: [{expect: p95 < 0.1, abort: true, after: 3.5s}]",
    );
    let result = simulate(&plan, 1, after(150)).result;
    assert_eq!(
        (result.elapsed, result.cause),
        (4.0, Some(Cause::Threshold))
    );
    assert_eq!(result.state, State::Stopped);
    assert_eq!(told(&result), [(Some(false), "p95 = 0.15")]);
}

/// Quick for ten seconds, then slow.
struct Tiring;

impl Target for Tiring {
    fn reply(&mut self, _: &Request, now: Tick) -> Reply {
        let millis = if now < Tick::from_seconds(10.0) {
            20
        } else {
            900
        };
        Reply::empty(Duration::from_millis(millis), Ok(200))
    }
}

#[test]
fn an_abort_comes_at_the_same_moment_on_any_number_of_shards() {
    let plan = scenario(
        "run_time: 1m",
        "thresholds: [{expect: p90 < 0.5, abort: true}, {expect: requests < 1000}]",
    );
    let [one, three, ten] = [1, 3, 10].map(|count| simulate(&plan, count, |_| Tiring).result);
    assert!((11.0..20.0).contains(&one.elapsed), "{}", one.elapsed);
    for more in [three, ten] {
        assert_eq!((more.elapsed, more.cause), (one.elapsed, one.cause));
        assert_eq!(
            (&more.total, &more.thresholds),
            (&one.total, &one.thresholds)
        );
    }
}

#[test]
fn a_modelled_run_is_stopped_and_asks_nothing_of_checks_that_are_left_out() {
    let mut plan = scenario(
        "run_time: 1m",
        "thresholds: [{expect: max < 0.01, abort: true}]",
    );
    plan.thresholds
        .push(katydid_core::threshold::Threshold::new("checks[\"a\"] > 0.5").unwrap());
    let mut modelled = Modelled::new(&plan, Model::default());
    assert_eq!(modelled.shards(4), 1);
    let result = modelled.run().result;
    assert_eq!(
        (result.cause, result.thresholds.len()),
        (Some(Cause::Threshold), 1)
    );
    assert!(result.elapsed < 2.0, "{}", result.elapsed);
}

fn cause(load: &str, more: &str) -> Option<Cause> {
    simulate(&scenario(load, more), 2, after(50)).result.cause
}

#[test]
fn a_run_that_nobody_stopped_tells_why_it_ended() {
    assert_eq!(cause("run_time: 3s", ""), Some(Cause::RunTime));
    assert_eq!(cause("iterations: 30", ""), Some(Cause::Iterations));
    assert_eq!(cause("iterations_per_user: 2", ""), Some(Cause::Iterations));
    let never = "on_test_start: [{fail: no}]";
    assert_eq!(
        cause("iterations_per_user: 2", never),
        Some(Cause::StopTest)
    );
    let step = plan(
        "host: http://t\nload: {users: 1, run_time: 1m}\nusers: [{name: A, tasks: [{stop_test: {}}]}]",
    );
    assert_eq!(
        simulate(&step, 1, after(50)).result.cause,
        Some(Cause::StopTest)
    );
    let users = plan(
        "host: http://t\nload: {users: 1, iterations: 9}\nusers: [{name: A, tasks: [{stop_user: {}}]}]",
    );
    assert_eq!(
        simulate(&users, 1, after(50)).result.cause,
        Some(Cause::StopTest)
    );
}

/// What a referee says of a run that was stopped for the first of these, then for the second.
fn stopped_for(first: Cause, second: Cause) -> Option<Cause> {
    let plan = scenario("run_time: 1m", "");
    let (_, deltas) = with_control(&plan, Duration::from_millis(50), async |_, control| {
        control.stop();
    });
    let run = Run {
        started_unix_ms: 0,
        shards: 1,
    };
    let mut referee = Referee::new(&plan, run);
    assert_eq!(referee.snapshot().cause, None);
    referee.stopping(first);
    deltas.iter().for_each(|delta| referee.merge(delta));
    referee.stopping(second);
    referee.snapshot().cause
}

#[test]
fn the_first_cause_counts_unless_the_engine_breaks() {
    use Cause::{Failed, Stopped, Threshold};
    assert_eq!(stopped_for(Threshold, Stopped), Some(Threshold));
    assert_eq!(stopped_for(Stopped, Threshold), Some(Stopped));
    assert_eq!(stopped_for(Stopped, Failed), Some(Failed));
}

#[test]
fn a_run_whose_time_was_over_was_not_stopped_by_who_came_later() {
    let plan = scenario("run_time: 2s", "");
    let mut referee = Referee::new(
        &plan,
        Run {
            shards: 1,
            ..Run::default()
        },
    );
    let modelled = Modelled::new(&plan, Model::default());
    modelled.shard(Shard::WHOLE, |delta| referee.merge(&delta));
    referee.stopping(Cause::Stopped);
    assert_eq!(referee.result().cause, Some(Cause::RunTime));
}

#[test]
fn a_threshold_that_stopped_the_run_has_failed_whatever_came_afterwards() {
    let plan = scenario(
        "run_time: 1m, stop_timeout: 10s",
        "thresholds: [{expect: requests > 5, abort: true}]",
    );
    for count in [1, 2] {
        let result = simulate(&plan, count, after(2500)).result;
        assert!(
            result.total.requests > 5,
            "those in flight came to their end"
        );
        assert_eq!(told(&result), [(Some(false), "requests = 4")]);
        assert_eq!(result.cause, Some(Cause::Threshold));
    }
}
