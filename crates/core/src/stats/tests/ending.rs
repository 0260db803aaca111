//! The seconds in which the shards of a run end.

use super::*;

/// What a shard reports that has a request each 100 ms and ends then.
fn shard(number: u32, end: u64) -> Vec<Delta> {
    let mut recorder = Recorder::new(&outline());
    let second = |second: u32| {
        let until = (u64::from(second) * 1000 + 1000).min(end);
        let requests = (1..=end / 100).map(|at| at * 100);
        requests
            .filter(|at| (u64::from(second) * 1000 + 1..=until).contains(at))
            .for_each(|at| answered(&mut recorder, "GET", "/a", at, Ok(200)));
        Delta {
            ended: until == end,
            ..recorder.take_delta(number, second, tick(until))
        }
    };
    (0..=(end / 1000) as u32).map(second).collect()
}

/// Where each interval begins and ends, in seconds, and its requests.
fn intervals(ends: &[u64]) -> Vec<(u64, f64, u64)> {
    let shards = (0..)
        .zip(ends)
        .flat_map(|(number, end)| shard(number, *end));
    let result = merged(ends.len() as u32, &shards.collect::<Vec<_>>());
    let points = result.series.iter();
    points
        .map(|point| (point.start(), point.at, point.requests))
        .collect()
}

#[test]
fn a_shard_that_ends_early_in_a_second_counts_in_that_second_while_another_goes_on() {
    assert_eq!(intervals(&[1200, 1700]), [(0, 1.0, 20), (1, 1.7, 9)]);
    assert_eq!(
        intervals(&[1200, 2600]),
        [(0, 1.0, 20), (1, 2.0, 12), (2, 2.6, 6)]
    );
}

#[test]
fn less_than_half_a_second_at_the_end_of_all_counts_with_the_one_before() {
    assert_eq!(intervals(&[1400]), [(0, 1.4, 14)]);
    assert_eq!(intervals(&[1500]), [(0, 1.0, 10), (1, 1.5, 5)]);
    assert_eq!(intervals(&[1200, 1300]), [(0, 1.3, 25)]);
    assert_eq!(intervals(&[300]), [(0, 0.3, 3)]);
}
