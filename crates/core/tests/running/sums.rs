//! Shards, seeds, intervals and rates: the parts and the whole.

use std::time::Duration;

use katydid_core::plan::Request;
use katydid_core::sim::{Reply, simulate};
use katydid_core::stats::{Delta, Snapshot};
use katydid_core::tick::Tick;

use crate::support::{ENDLESS, after, arrivals, merged, plan};

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
            .series
            .iter()
            .map(|point| point.requests)
            .sum::<u64>(),
        result.total.requests
    );
    assert_eq!(result.series.len(), 12);
    assert!(result.series.iter().all(|point| point.users <= 13));
}

#[test]
fn seconds_that_the_process_slept_through_stand_in_the_series_as_empty() {
    let plan = plan(ENDLESS);
    let at = |interval, seconds| Delta {
        interval,
        at: Tick::from_seconds(seconds),
        users: vec![10],
        ..Delta::default()
    };
    let result = merged(&plan, &[at(0, 1.0), at(1, 2.0), at(4, 5.3), at(5, 6.0)]);
    let points: Vec<(f64, u32)> = result
        .series
        .iter()
        .map(|point| (point.at, point.users))
        .collect();
    assert_eq!(
        points,
        [
            (1.0, 10),
            (2.0, 10),
            (3.0, 10),
            (4.0, 10),
            (5.3, 10),
            (6.0, 10)
        ]
    );
}

#[test]
fn rates_over_the_run_do_not_count_the_wait_for_a_request_that_hangs() {
    let plan = plan(
        "host: http://t\nload: {users: 2, spawn_rate: 1000, run_time: 2s, stop_timeout: 6s}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let mut hanging = true;
    let result = simulate(&plan, 1, |_| {
        move |_: &Request, _: Tick| {
            let seconds = if std::mem::take(&mut hanging) { 20 } else { 0 };
            Reply::empty(Duration::from_millis(seconds * 1000 + 100), Ok(200))
        }
    })
    .result;
    assert_eq!((result.total.requests, result.total.aborted), (20, 1));
    assert!(
        (result.total.total_rps - 10.0).abs() < 0.1,
        "{}",
        result.total.total_rps
    );
}
