//! What an aggregator gives can be counted again elsewhere.

use proptest::prelude::*;

use super::shards::{Deed, deeds, deltas};
use super::*;
use crate::stats::{History, Misfit, RowDelta, RowId, Samples, Times, pack, unpack};

/// Merges some deltas of shards, and gives what came of it with what a replay takes.
fn recorded(shards: u32, deltas: &[Delta]) -> (Aggregator, Vec<Delta>) {
    let mut aggregator = empty(shards);
    let recorded = deltas.iter().map(|delta| aggregator.merge(delta));
    let recorded = recorded.collect();
    (aggregator, recorded)
}

fn empty(shards: u32) -> Aggregator {
    let run = Run {
        started_unix_ms: 0,
        shards,
        ..Run::default()
    };
    Aggregator::new(outline(), run)
}

fn replayed(deltas: impl IntoIterator<Item = Delta>, mut into: Aggregator) -> Aggregator {
    for delta in deltas {
        let packed = unpack(&pack(&delta));
        assert_eq!(packed.as_ref(), Some(&delta));
        into.replay(&delta).unwrap();
    }
    into
}

/// Without what a recording does not keep.
fn comparable(mut snapshot: Snapshot) -> Snapshot {
    snapshot.log.clear();
    snapshot
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_replay_of_all_deltas_comes_to_the_same_result(deeds in deeds(), shards in 1..5u32) {
        let (aggregator, recorded) = recorded(shards, &deltas(&deeds, shards));
        let again = replayed(recorded, empty(shards));
        prop_assert_eq!(comparable(again.result()), comparable(aggregator.result()));
    }

    #[test]
    fn a_replay_of_words_and_intervals_and_the_deltas_after_them_comes_to_the_same_result(
        deeds in deeds(), shards in 1..5u32, cut in 0..3usize,
    ) {
        let deltas = deltas(&deeds, shards);
        let cut = cut * shards as usize;
        let (before, _) = recorded(shards, &deltas[..cut]);
        let (whole, recorded) = recorded(shards, &deltas);
        let mut again = empty(shards);
        again.learn(&before.words());
        let again = replayed(before.intervals().chain(recorded[cut..].iter().cloned()), again);
        prop_assert_eq!(comparable(again.result()), comparable(whole.result()));
    }
}

/// A second in which a row was asked for so often, each time as long as the number of the second.
fn second(number: u32, requests: u64) -> Delta {
    let times = Times {
        sum: requests * u64::from(number + 1),
        min: u64::from(number + 1),
        max: u64::from(number + 1),
    };
    let samples = Samples(vec![(u64::from(number + 1), requests)]);
    let row = RowDelta {
        row: RowId(number % 3),
        requests,
        failures: 0,
        aborted: 0,
        bytes: 0,
        last: tick(0),
        response: times,
        service: times,
        response_times: samples.clone(),
        service_times: samples,
    };
    Delta {
        interval: number,
        at: tick((u64::from(number) + 1) * 1000),
        users: vec![1],
        users_most: 1,
        rows: vec![row],
        ..Delta::default()
    }
}

fn seconds(count: u32) -> Aggregator {
    let mut aggregator = empty(1);
    for number in 0..count {
        aggregator.merge(&second(number, u64::from(number % 7) + 1));
    }
    aggregator
}

#[test]
fn hours_are_few_intervals_that_follow_each_other_and_add_up() {
    let aggregator = seconds(10_000);
    let result = aggregator.result();
    let requests: u64 = (0..10_000).map(|number| number % 7 + 1).sum();
    let series = &result.series;
    assert!(series.len() < 2000, "{}", series.len());
    assert_eq!(
        series.iter().map(|point| point.requests).sum::<u64>(),
        requests
    );
    assert_eq!(result.total.requests, requests);
    let mut end = 0.0;
    for point in series {
        assert!(
            (point.at - point.span - end).abs() < 1e-6,
            "{point:?} after {end}"
        );
        end = point.at;
    }
    let newest: Vec<f64> = series
        .iter()
        .rev()
        .take(300)
        .map(|point| point.span)
        .collect();
    assert_eq!(newest, [1.0; 300]);
}

#[test]
fn an_interval_of_several_has_true_percentiles_of_all_of_them() {
    let oldest = seconds(5000).intervals().next().unwrap();
    assert!(oldest.intervals() > 1);
    let mut times = Samples::default();
    oldest
        .rows
        .iter()
        .for_each(|row| times.merge(&row.response_times));
    let all =
        (0..oldest.intervals()).map(|number| (u64::from(number + 1), u64::from(number % 7) + 1));
    assert_eq!(times.0, all.collect::<Vec<_>>());
}

#[test]
fn each_rows_series_adds_up_to_the_row() {
    let result = seconds(2000).result();
    assert_eq!(result.rows.len(), 3);
    for row in result.rows.iter().chain([&result.total]) {
        let sum: u64 = row.series.iter().map(|point| point.requests).sum();
        assert_eq!(sum, row.requests, "{}", row.name);
    }
}

#[test]
fn intervals_that_are_too_large_to_be_kept_become_fewer() {
    let wide = |number: u32| {
        let mut delta = second(number, 1);
        let spread = (0..500).map(|at| (u64::from(at * at * 7), u64::from(at % 13 * number)));
        delta.rows[0].response_times = Samples(spread.collect());
        delta
    };
    let mut history = History::up_to(150_000);
    (0..200).for_each(|number| history.push(&wide(number)));
    assert!(history.bytes() <= 150_000, "{}", history.bytes());
    let kept: Vec<Delta> = history.intervals().collect();
    assert!(kept.len() < 200, "{}", kept.len());
    assert_eq!(kept.iter().map(Delta::intervals).sum::<u32>(), 200);
}

#[test]
fn hours_of_silence_are_one_interval() {
    let mut aggregator = empty(1);
    aggregator.merge(&second(0, 1));
    aggregator.merge(&second(3_000_000, 1));
    assert!(aggregator.result().series.len() < 10);
    assert_eq!(aggregator.result().total.requests, 2);
}

#[test]
fn what_no_run_can_have_counted_is_refused_and_not_counted() {
    let (mut row, mut late, mut many) = (second(0, 1), second(0, 1), second(0, 1));
    row.rows[0].row = RowId(77);
    late.interval = u32::MAX;
    many.rows[0].requests = u64::MAX;
    for wrong in [row, late, many] {
        let mut aggregator = empty(1);
        assert_eq!(aggregator.replay(&wrong), Err(Misfit));
        assert_eq!(aggregator.result().total.requests, 0);
    }
    assert_eq!(unpack(b"no delta"), None);
}

#[test]
fn deeds_of_nobody_are_an_empty_run() {
    let none: [Deed; 0] = [];
    let (aggregator, recorded) = recorded(2, &deltas(&none, 2));
    assert_eq!(replayed(recorded, empty(2)).result(), aggregator.result());
}
