//! From recorders through deltas to a snapshot, without users.

mod counting;
mod ending;
mod replay;
mod reset;
mod shards;

use super::{
    Aggregator, Delta, Exchange, Failure, Outline, Phase, Phases, Recorder, RowKey, Run, Snapshot,
};
use crate::tick::Tick;

fn key(method: &str, name: &str) -> RowKey {
    RowKey {
        method: method.to_owned(),
        name: name.to_owned(),
    }
}

/// Two rows of requests, a transaction, a class, and two checks.
fn outline() -> Outline {
    Outline {
        classes: vec!["A".to_owned()],
        rows: vec![
            key("GET", "/a"),
            key("GET", "/b"),
            key(super::TRANSACTION, "buy"),
        ],
        checks: vec!["is quick".to_owned(), "is right".to_owned()],
        ..Outline::default()
    }
}

fn tick(millis: u64) -> Tick {
    Tick::from_micros(millis * 1000)
}

/// Every third opened its connection.
fn phases(done: u64) -> Phases {
    let mut phases = Phases::default();
    if done.is_multiple_of(3) {
        phases.add(Phase::Connect, tick(0), tick(done % 7));
    }
    phases.add(Phase::FirstByte, tick(0), tick(done % 20));
    phases
}

fn exchange(done: u64, outcome: Result<u16, Failure>) -> Exchange {
    Exchange {
        intended: tick(done.saturating_sub(30)),
        sent: tick(done.saturating_sub(20)),
        started: None,
        first_byte: None,
        phases: phases(done),
        done: tick(done),
        outcome,
        bytes: 7,
    }
}

/// Counts a request that is answered so, and judged by the default rule.
fn answered(
    recorder: &mut Recorder,
    method: &str,
    name: &str,
    at: u64,
    outcome: Result<u16, Failure>,
) {
    let row = recorder.row(method, name);
    let exchange = exchange(at, outcome);
    recorder.sent();
    recorder.record(row, &exchange, exchange.failure());
}

fn merged(shards: u32, deltas: &[Delta]) -> Snapshot {
    let run = Run {
        started_unix_ms: 0,
        shards,
        ..Run::default()
    };
    let mut aggregator = Aggregator::new(outline(), run);
    deltas
        .iter()
        .for_each(|delta| drop(aggregator.merge(delta)));
    aggregator.result()
}

/// What one shard's whole second comes to.
fn counted(count: impl FnOnce(&mut Recorder)) -> Snapshot {
    let mut recorder = Recorder::new(&outline());
    count(&mut recorder);
    merged(1, &[recorder.take_delta(0, 0, tick(1000))])
}
