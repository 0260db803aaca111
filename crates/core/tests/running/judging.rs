//! Thresholds of a whole run.

use std::time::Duration;

use katydid_core::plan::Request;
use katydid_core::sim::{Model, Modelled, Reply, Target, simulate};
use katydid_core::stats::{Cause, Snapshot, State};
use katydid_core::threshold::Threshold;
use katydid_core::tick::Tick;

use crate::support::{after, scenario};

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
    let of_check = Threshold::new("checks[\"a\"] > 0.5").expect("an expression");
    plan.thresholds.push(of_check);
    let mut modelled = Modelled::new(&plan, Model::default());
    assert_eq!(modelled.shards(4), 1);
    let result = modelled.run().result;
    assert_eq!(
        (result.cause, result.thresholds.len()),
        (Some(Cause::Threshold), 1)
    );
    assert!(result.elapsed < 2.0, "{}", result.elapsed);
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
