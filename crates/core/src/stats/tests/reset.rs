//! Statistics that begin anew when every user has started.

use std::time::Duration;

use proptest::prelude::*;

use super::shards::{Deed, deeds, deltas};
use super::*;
use crate::stats::Reset;

/// Users start until so many milliseconds.
fn aggregator(shards: u32, spawned_at: u64, reset_stats: bool) -> Aggregator {
    let outline = Outline {
        spawned_at: Duration::from_millis(spawned_at),
        ..outline()
    };
    let run = Run {
        shards,
        reset_stats,
        ..Run::default()
    };
    Aggregator::new(outline, run)
}

fn counted(mut aggregator: Aggregator, deeds: &[Deed], shards: u32) -> (Aggregator, Vec<Delta>) {
    let deltas = deltas(deeds, shards);
    let recorded = deltas.iter().map(|delta| aggregator.merge(delta));
    let recorded = recorded.collect();
    (aggregator, recorded)
}

/// Without what a recording does not keep.
fn result(aggregator: &Aggregator) -> Snapshot {
    Snapshot {
        log: Vec::new(),
        ..aggregator.result()
    }
}

/// Requests, failures and aborted ones before and after.
fn sums(result: &Snapshot) -> [u64; 3] {
    let reset = result.reset.unwrap_or_default();
    let total = &result.total;
    [
        total.requests + reset.requests,
        total.failures + reset.failures,
        total.aborted + reset.aborted,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_came_before_and_what_came_after_is_everything(deeds in deeds(), shards in 1..5u32, at in 0..2000u64) {
        let (reset, _) = counted(aggregator(shards, at, true), &deeds, shards);
        let (whole, _) = counted(aggregator(shards, at, false), &deeds, shards);
        let (reset, whole) = (result(&reset), result(&whole));
        prop_assert_eq!(sums(&reset), sums(&whole));
        prop_assert_eq!(reset.exceptions, whole.exceptions);
        prop_assert_eq!(reset.iterations, whole.iterations);
        let points = reset.series.iter().map(|point| point.requests);
        prop_assert_eq!(points.sum::<u64>(), reset.total.requests);
    }

    #[test]
    fn any_number_of_shards_is_reset_alike(deeds in deeds(), shards in 2..5u32, at in 0..2000u64) {
        let (many, _) = counted(aggregator(shards, at, true), &deeds, shards);
        let (one, _) = counted(aggregator(1, at, true), &deeds, 1);
        prop_assert_eq!(result(&many), result(&one));
    }

    #[test]
    fn a_replay_is_reset_alike(deeds in deeds(), shards in 1..5u32, at in 0..2000u64) {
        let (whole, recorded) = counted(aggregator(shards, at, true), &deeds, shards);
        let mut again = aggregator(shards, at, true);
        recorded.iter().for_each(|delta| again.replay(delta).unwrap());
        prop_assert_eq!(result(&again), result(&whole));
        let mut short = aggregator(shards, at, true);
        short.learn(&whole.words());
        let kept = whole.before().cloned().into_iter().chain(whole.intervals());
        kept.for_each(|delta| short.replay(&delta).unwrap());
        prop_assert_eq!(result(&short), result(&whole));
    }
}

/// A request a second, by the middle of the second, on one shard.
fn seconds(aggregator: &mut Aggregator, seconds: std::ops::Range<u32>) {
    let mut recorder = Recorder::new(&outline());
    for second in seconds {
        let middle = u64::from(second) * 1000 + 500;
        answered(&mut recorder, "GET", "/a", middle, Ok(500));
        aggregator.merge(&recorder.take_delta(0, second, tick(middle + 500)));
    }
}

#[test]
fn until_the_reset_everything_is_shown_and_then_only_what_comes_after() {
    let mut aggregator = aggregator(1, 2500, true);
    seconds(&mut aggregator, 0..3);
    let before = aggregator.snapshot();
    assert_eq!((before.reset, before.total.requests), (None, 3));
    assert!(aggregator.will_reset());
    seconds(&mut aggregator, 3..5);
    let after = aggregator.snapshot();
    let reset = Reset {
        at: 3.0,
        requests: 3,
        failures: 3,
        aborted: 0,
    };
    assert_eq!((after.reset, after.total.requests), (Some(reset), 2));
    assert_eq!(after.failures[0].occurrences, 2);
    assert_eq!((after.total.total_rps, after.total.current_rps), (1.0, 1.0));
    let starts: Vec<u64> = after
        .series
        .iter()
        .map(crate::stats::Point::start)
        .collect();
    assert_eq!(starts, [3, 4]);
}

#[test]
fn what_a_slower_shard_counted_before_is_left_out_when_it_comes_after() {
    let mut aggregator = aggregator(2, 1000, true);
    let mut slow = Recorder::new(&outline());
    answered(&mut slow, "GET", "/b", 500, Ok(200));
    seconds(&mut aggregator, 0..2);
    aggregator.merge(&slow.take_delta(1, 0, tick(1000)));
    let result = aggregator.result();
    assert_eq!(result.total.requests, 1);
    assert_eq!(result.reset.unwrap().requests, 2);
    assert!(result.rows.iter().all(|row| row.name == "/a"));
}

#[test]
fn a_run_that_ends_before_every_user_has_started_keeps_what_it_counted() {
    let mut aggregator = aggregator(1, 60_000, true);
    seconds(&mut aggregator, 0..2);
    let result = aggregator.result();
    assert_eq!((result.reset, result.total.requests), (None, 2));
    assert!(aggregator.before().is_none());
}
