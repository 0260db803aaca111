//! Whole runs, on threads and sockets.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use katydid_core::plan::Plan;
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Snapshot, State};

use crate::target::{Act, Seen, Target};
use crate::{Controls, EngineError, Run};

mod embedding;
mod judging;
mod steering;
mod whole_test;

fn plan(host: &str, load: &str, tasks: &str) -> Plan {
    let text = format!(
        "katydid: 1\nhost: {host}\nload: {{ {load} }}\nusers:\n- name: User\n  tasks: {tasks}\n"
    );
    Plan::compile(&Scenario::parse(&text).unwrap()).unwrap()
}

/// Runs to the end; `watch` hears every second.
async fn run(
    plan: Plan,
    threads: u32,
    watch: impl FnOnce(Controls),
) -> Result<Snapshot, EngineError> {
    let mut running = Run::new(plan)
        .threads(NonZeroU32::new(threads).unwrap())
        .start()?;
    watch(running.controls());
    while running.next().await?.is_some() {}
    Ok(running.result())
}

/// Requests by row, answered and aborted ones apart.
fn counts(result: &Snapshot) -> BTreeMap<String, u64> {
    result
        .rows
        .iter()
        .map(|row| {
            (
                format!("{} {}", row.method, row.name),
                row.requests + row.aborted,
            )
        })
        .collect()
}

fn seen_counts(target: &Target) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    target.seen().iter().for_each(|seen| {
        *counts
            .entry(format!("{} {}", seen.method, seen.path))
            .or_default() += 1;
    });
    counts
}

const TASKS: &str =
    "[{ get: /a, weight: 3 }, { post: /b, body: x }, { steps: [{ get: /c }, { put: /d }] }]";

#[tokio::test]
async fn every_request_the_target_saw_is_counted_once() {
    let target = Target::new(|seen| {
        if seen.nth % 7 == 6 {
            Act::SayAndClose(Act::OK.into())
        } else {
            Act::ok()
        }
    });
    let plan = plan(
        &target.url(),
        "users: 20, spawn_rate: 200, run_time: 300ms",
        TASKS,
    );
    let result = run(plan, 2, drop).await.unwrap();
    assert_eq!(counts(&result), seen_counts(&target));
    assert_eq!(
        (result.state, result.total.failures, result.total.aborted),
        (State::Stopped, 0, 0)
    );
    assert!(result.total.requests > 20);
}

/// A target that, once it has been asked this often, does something to the run, whose controls it waits for.
fn at_request(
    nth: usize,
    act: impl Fn(&Controls) + Send + Sync + 'static,
) -> (Target, impl FnOnce(Controls)) {
    let ((give, given), asked) = (channel::<Controls>(), Mutex::new(0));
    let given = Mutex::new(given);
    let target = Target::new(move |_: &Seen| {
        let mut asked = asked.lock().unwrap();
        *asked += 1;
        if *asked == nth {
            act(&given.lock().unwrap().recv().unwrap());
        }
        Act::ok()
    });
    (target, move |of_run| give.send(of_run).unwrap())
}

#[tokio::test]
async fn a_run_stopped_midway_counts_what_the_target_saw() {
    let (target, watch) = at_request(500, Controls::stop);
    let plan = plan(&target.url(), "users: 20, spawn_rate: 1000", TASKS);
    let result = run(plan, 2, watch).await.unwrap();
    assert_eq!(counts(&result), seen_counts(&target));
    assert_eq!(result.total.aborted, 0);
    assert!(result.total.requests >= 500);
}

#[tokio::test]
async fn requests_that_an_abort_drops_are_counted_apart() {
    let (target, watch) = at_request(500, Controls::abort);
    let plan = plan(&target.url(), "users: 20, spawn_rate: 1000", "[{ get: / }]");
    let result = run(plan, 2, watch).await.unwrap();
    let (answered, sent) = (
        result.total.requests,
        result.total.requests + result.total.aborted,
    );
    let seen = target.count() as u64;
    assert!(
        answered < 500 + 20 && (seen..=seen + 20).contains(&sent),
        "{answered} {sent} {seen}"
    );
}

#[tokio::test]
async fn a_stop_waits_no_longer_than_its_timeout() {
    let target = Target::new(|_| Act::Hang);
    let plan = plan(
        &target.url(),
        "users: 3, spawn_rate: 1000, run_time: 200ms, stop_timeout: 0",
        "[{ get: / }]",
    );
    let result = run(plan, 3, drop).await.unwrap();
    assert_eq!(
        (result.total.requests, result.total.aborted, target.count()),
        (0, 3, 3)
    );
}

/// The first paths each user asks for, in no order of users.
async fn beginnings(threads: u32) -> Vec<Vec<String>> {
    let (target, watch) = at_request(2_000, Controls::stop);
    let plan = plan(&target.url(), "users: 6, spawn_rate: 1000", TASKS);
    run(plan, threads, watch).await.unwrap();
    let mut users = vec![Vec::new(); 6];
    target
        .seen()
        .into_iter()
        .for_each(|seen| users[seen.connection].push(seen.path));
    users.iter_mut().for_each(|paths| paths.truncate(5));
    users.sort();
    users
}

#[tokio::test]
async fn any_number_of_threads_runs_the_same_users() {
    let alone = beginnings(1).await;
    assert!(alone.iter().all(|paths| paths.len() == 5), "{alone:?}");
    assert_eq!(beginnings(4).await, alone);
}

#[tokio::test]
async fn there_are_never_more_threads_than_users() {
    let plan = plan(
        "demo://shop",
        "users: 2, spawn_rate: 1000, run_time: 100ms",
        "[{ get: /hello }]",
    );
    let running = Run::new(plan)
        .threads(NonZeroU32::new(64).unwrap())
        .start()
        .unwrap();
    assert_eq!(running.controls().shards(), 2);
}

#[tokio::test]
async fn the_built_in_target_needs_no_network() {
    let plan = plan(
        "demo://shop",
        "users: 5, spawn_rate: 100, run_time: 300ms",
        "[{ get: /hello }, { get: /status/503 }]",
    );
    let result = run(plan, 2, drop).await.unwrap();
    assert_eq!(
        result
            .rows
            .iter()
            .map(|row| row.name.as_str())
            .collect::<Vec<_>>(),
        ["/hello", "/status/503"]
    );
    assert_eq!(result.rows[1].failures, result.rows[1].requests);
    assert_eq!(result.rows[0].failures, 0);
    assert!(result.rows[0].bytes > 0);
}

#[tokio::test]
async fn a_snapshot_a_second_holds_whole_seconds() {
    let plan = plan(
        "demo://shop",
        "users: 2, spawn_rate: 100, run_time: 2500ms",
        "[{ get: /hello }]",
    );
    let mut running = Run::new(plan).start().unwrap();
    let mut lengths = Vec::new();
    while let Some(snapshot) = running.next().await.unwrap() {
        lengths.push(snapshot.series.len());
        assert!(snapshot.elapsed >= Duration::from_secs(lengths.len() as u64).as_secs_f64());
    }
    assert!(
        !lengths.is_empty() && lengths.windows(2).all(|pair| pair[0] < pair[1]),
        "{lengths:?}"
    );
    assert!(running.result().series.len() >= *lengths.last().unwrap());
}

/// What the start says of a request for this.
fn refused(url: &str) -> String {
    let mut plan = plan("demo://shop", "users: 1", "[{ get: / }]");
    url.clone_into(&mut plan.requests[0].request.url);
    Run::new(plan).start().unwrap_err().to_string()
}

#[test]
fn a_url_that_http_cannot_ask_for_is_told_before_the_start() {
    let error = refused("http://256.1.1.1/");
    assert!(
        error.starts_with("http://256.1.1.1/ cannot be requested: "),
        "{error}"
    );
}

#[test]
fn a_long_url_that_cannot_be_asked_for_is_told_in_a_short_line() {
    let error = refused(&format!("http://a.example/{}", "x".repeat(70_000)));
    assert!(error.len() < 300, "{error}");
    assert!(error.ends_with("… cannot be requested: not an HTTP address"));
}
