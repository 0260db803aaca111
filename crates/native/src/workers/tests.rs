//! Workers, told and heard as a page does.

use std::sync::mpsc::{Receiver, channel};

use katydid_core::stats::Delta;

use super::*;
use crate::target::{Act, Target};

/// Two shards, and what they say.
fn workers() -> (Workers, Receiver<Message>) {
    let (say, said) = channel();
    let workers = Workers::open(NonZeroU32::new(2), move |message| {
        let _ = say.send(message);
    });
    (workers, said)
}

fn scenario(target: &Target, load: &str, more: &str) -> String {
    let text = format!(
        "katydid: 1\nhost: {}\nload: {{ {load} }}\n{more}users: [{{ name: User, tasks: [{{ get: / }}] }}]\n",
        target.url()
    );
    Scenario::parse(&text).unwrap().to_json()
}

fn start(workers: &Workers, scenario: &str) {
    for index in 0..2 {
        let start = Message::Start {
            scenario: scenario.to_owned(),
            shard: Shard { index, count: 2 },
            inputs: Inputs::default(),
        };
        workers.post(index, start);
    }
}

/// What both shards count until they have ended.
fn to_the_end(said: &Receiver<Message>) -> Vec<Delta> {
    let mut deltas: Vec<Delta> = Vec::new();
    while deltas.iter().filter(|delta| delta.ended).count() < 2 {
        match said.recv().unwrap() {
            Message::Delta(delta) => deltas.push(delta),
            other => panic!("{other:?}"),
        }
    }
    deltas
}

fn requests(deltas: &[Delta]) -> u64 {
    let rows = deltas.iter().flat_map(|delta| &delta.rows);
    rows.map(|row| row.requests).sum()
}

#[test]
fn shards_count_what_the_target_saw() {
    let target = Target::new(|_| Act::ok());
    let (workers, said) = workers();
    let json = scenario(&target, "users: 4, spawn_rate: 100, iterations: 20", "");
    start(&workers, &json);
    let deltas = to_the_end(&said);
    assert_eq!(requests(&deltas), 20);
    assert_eq!(target.seen().len(), 20);
}

#[test]
fn the_tests_own_steps_are_run_and_told() {
    let target = Target::new(|_| Act::ok());
    let (workers, said) = workers();
    let hook = Hook::TestStart;
    let steps = "on_test_start:\n- get: /start\n  extract: { token: response.text }\n";
    let scenario = scenario(&target, "users: 1", steps);
    let inputs = Inputs::default();
    workers.post(
        0,
        Message::RunHook {
            scenario,
            hook,
            inputs,
        },
    );
    let Message::HookEnded(end) = said.recv().unwrap() else {
        panic!("no end")
    };
    assert!(end.goes_on && end.variables.contains("token"));
    assert_eq!(target.seen()[0].path, "/start");
}

#[test]
fn a_trial_sends_each_request_once_and_tells_what_came() {
    let target = Target::new(|_| Act::ok());
    let (workers, said) = workers();
    let scenario = scenario(&target, "users: 50", "");
    let inputs = Inputs::default();
    workers.post(0, Message::Try { scenario, inputs });
    let told: Vec<Message> = said.iter().take(2).collect();
    assert!(
        matches!(&told[0], Message::Tried(tried) if tried.outcome == Ok(200)),
        "{told:?}"
    );
    assert!(
        matches!(&told[1], Message::TrialEnded(end) if end.is_whole),
        "{told:?}"
    );
    assert_eq!(target.seen().len(), 1);
}

#[test]
fn whoever_drops_them_aborts_what_is_in_flight() {
    let (ask, asked) = channel();
    let target = Target::new(move |_| {
        let _ = ask.send(());
        Act::Hang
    });
    let (workers, said) = workers();
    start(
        &workers,
        &scenario(&target, "users: 2, spawn_rate: 100", ""),
    );
    asked.iter().take(2).for_each(drop);
    drop(workers);
    let deltas = to_the_end(&said);
    let rows = deltas.iter().flat_map(|delta| &delta.rows);
    assert_eq!(rows.map(|row| row.aborted).sum::<u64>(), 2);
}

#[test]
fn what_cannot_be_run_is_told_in_words() {
    let (workers, said) = workers();
    let failed = |shard, scenario: &str| {
        let start = Message::Start {
            scenario: scenario.to_owned(),
            shard: Shard::WHOLE,
            inputs: Inputs::default(),
        };
        workers.post(shard, start);
        match said.recv().unwrap() {
            Message::Failed(why) => why,
            other => panic!("{other:?}"),
        }
    };
    assert!(failed(0, "{}").contains("users"));
    assert!(failed(7, "{}").contains("no shard 7"));
}
