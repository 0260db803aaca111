use super::*;
use crate::preview::Checked;

const STEPS: &str = "on_test_start: [{ get: /in }]\non_test_stop: [{ get: /out }]\n";

fn conductor(hooks: &str, shards: u32) -> Conductor {
    let text = format!("host: demo://shop\n{hooks}users: [{{ name: A, tasks: [{{ get: / }}] }}]");
    let preview = Checked::of(&text).preview.unwrap();
    let json = preview.scenario.to_json();
    Conductor::new(&preview.plan, json, Inputs::default(), shards)
}

/// Orders in a word each.
fn words(orders: &[Order]) -> Vec<String> {
    let word = |(shard, message): &Order| match message {
        Message::Start { inputs, .. } => format!("{shard} start {}", inputs.variables),
        Message::RunHook { hook, .. } => format!("{shard} {hook:?}"),
        other => format!("{shard} {other:?}"),
    };
    orders.iter().map(word).collect()
}

fn hook_ended(goes_on: bool) -> Message {
    Message::HookEnded(HookEnd {
        variables: "{}".to_owned(),
        goes_on,
        delta: Delta {
            shard: Hook::TestStart.shard(),
            users: vec![0],
            ..Delta::default()
        },
    })
}

fn ended(shard: u32) -> Message {
    Message::Delta(nobody(shard, 1))
}

#[test]
fn users_start_after_the_tests_own_steps_and_others_follow_the_last_of_them() {
    let mut run = conductor(STEPS, 2);
    assert_eq!(words(&run.begin(0)), ["0 TestStart"]);
    assert_eq!(
        words(&run.hear(&hook_ended(true), 0)),
        ["0 start {}", "1 start {}"]
    );
    assert_eq!(words(&run.hear(&ended(1), 0)), [""; 0]);
    assert_eq!(words(&run.hear(&ended(0), 0)), ["0 TestStop"]);
    assert_eq!(
        (run.snapshot().state, run.is_over()),
        (State::Stopping, false)
    );
    assert_eq!(words(&run.hear(&hook_ended(true), 0)), [""; 0]);
    assert_eq!(
        (run.snapshot().state, run.is_over()),
        (State::Stopped, true)
    );
}

#[test]
fn a_test_that_may_not_go_on_ends_without_users() {
    let mut run = conductor(STEPS, 1);
    run.begin(0);
    assert_eq!(words(&run.hear(&hook_ended(false), 0)), ["0 TestStop"]);
    run.hear(&hook_ended(true), 0);
    assert!(run.is_over());
}

#[test]
fn after_a_stop_the_tests_last_steps_run_and_after_an_abort_they_do_not() {
    let mut run = conductor(STEPS, 1);
    run.begin(0);
    assert_eq!(words(&run.stop()), ["0 Stop"]);
    assert_eq!(words(&run.hear(&hook_ended(true), 0)), ["0 TestStop"]);

    let mut run = conductor(STEPS, 1);
    run.begin(0);
    run.hear(&hook_ended(true), 0);
    assert_eq!(words(&run.abort()), ["0 Abort"]);
    run.hear(&ended(0), 0);
    assert!(run.is_over());
}

#[test]
fn a_shard_that_stops_the_test_stops_the_others_once() {
    let mut run = conductor("", 3);
    run.begin(0);
    let stopped = Message::Delta(Delta {
        shard: 1,
        users: vec![1],
        stopped: Some(Tick::ZERO),
        ..Delta::default()
    });
    assert_eq!(words(&run.hear(&stopped, 0)), ["0 Stop", "2 Stop"]);
    assert_eq!(words(&run.hear(&stopped, 0)), [""; 0]);
}

#[test]
fn a_change_is_for_a_moment_that_no_shard_has_reported_yet() {
    let mut run = conductor("", 1);
    run.begin(0);
    run.hear(
        &Message::Delta(Delta {
            at: Tick::from_seconds(7.0),
            users: vec![1],
            ..Delta::default()
        }),
        0,
    );
    let orders = run.change(5, 2.0);
    let [(0, Message::Change(change))] = &orders[..] else {
        panic!("{orders:?}");
    };
    assert_eq!((change.at, change.users), (Tick::from_seconds(8.0), 5));
}

#[test]
fn the_steps_after_a_pause_know_what_time_it_is() {
    let mut run = conductor(STEPS, 1);
    run.begin(1_000);
    run.hear(&hook_ended(true), 2_000);
    let last = Delta {
        at: Tick::from_seconds(3.0),
        ..nobody(0, 1)
    };
    let orders = run.hear(&Message::Delta(last), 60_000);
    let [(0, Message::RunHook { inputs, .. })] = &orders[..] else {
        panic!("{orders:?}");
    };
    assert_eq!(inputs.started_unix_ms, 57_000);
}

#[test]
fn a_threshold_that_aborts_stops_every_shard_once() {
    let aborts = "thresholds: [{ expect: iterations < 5, abort: true, after: 2s }]\n";
    let mut run = conductor(aborts, 2);
    run.begin(0);
    let mut heed = |seconds: f64, iterations| {
        let delta = Delta {
            at: Tick::from_seconds(seconds),
            users: vec![1],
            iterations,
            ..Delta::default()
        };
        run.hear(&Message::Delta(delta), 0);
        let snapshot = run.snapshot();
        words(&run.heed(&snapshot))
    };
    assert_eq!(heed(1.0, 5), [""; 0]);
    assert_eq!(heed(2.0, 0), ["0 Stop", "1 Stop"]);
    assert_eq!(heed(3.0, 0), [""; 0]);
    let snapshot = run.snapshot();
    assert_eq!(snapshot.cause, Some(Cause::Threshold));
    assert_eq!(snapshot.thresholds[0].values, "iterations = 5");
}

#[test]
fn a_run_that_is_over_can_be_given_away_by_a_link() {
    let mut run = conductor("", 1);
    run.begin(0);
    let worked = Delta {
        at: Tick::from_seconds(0.5),
        users: vec![1],
        iterations: 7,
        ..Delta::default()
    };
    run.hear(&Message::Delta(worked), 0);
    run.hear(&ended(0), 0);
    let shown = run.snapshot();
    let (fragment, thinned) = run.link(&shown);
    let opened = link::decode(&fragment).unwrap();
    assert_eq!(thinned.words(), "");
    assert_eq!(opened.header.machine.os, "browser");
    assert_eq!(
        (opened.result.iterations, opened.result.cause),
        (7, shown.cause)
    );
    assert_eq!(
        (opened.result.state, &opened.result.hash),
        (State::Stopped, &shown.hash)
    );
}
