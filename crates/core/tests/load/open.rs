//! Arrivals.

use std::time::Duration;

use katydid_core::load::{Arrival, ArrivalStage, Distribution, Member, Open};
use katydid_core::tick::Tick;
use proptest::prelude::*;

use crate::support::{at, member, one, seconds};

fn ramp(duration: f64, from_rate: f64, to_rate: f64) -> ArrivalStage {
    ArrivalStage {
        duration: Some(seconds(duration)),
        from_rate,
        to_rate,
    }
}

fn open(stages: Vec<ArrivalStage>, distribution: Distribution) -> Open {
    Open {
        stages,
        max_users: 100,
        distribution,
    }
}

fn times(stages: Vec<ArrivalStage>) -> Vec<f64> {
    let open = open(stages, Distribution::Even);
    let arrivals = open.arrivals(1, &one());
    arrivals.map(|arrival| arrival.at.as_seconds()).collect()
}

#[test]
fn even_arrivals_begin_at_once_and_keep_the_rate() {
    assert_eq!(times(vec![ramp(2.0, 2.0, 2.0)]), [0.0, 0.5, 1.0, 1.5]);
}

#[test]
fn a_ramp_from_nothing_follows_the_root_and_back_to_nothing_its_mirror() {
    let up = times(vec![ramp(4.0, 0.0, 2.0)]);
    assert_eq!(up, [0.0, 2.0, 2.828427, 3.464102]);
    let down = times(vec![ramp(4.0, 2.0, 0.0)]);
    assert_eq!(down, [0.0, 0.535898, 1.171573, 2.0]);
}

#[test]
fn nothing_arrives_while_the_rate_is_zero() {
    let stages = vec![
        ramp(5.0, 0.0, 0.0),
        ramp(1.0, 2.0, 2.0),
        ramp(10.0, 0.0, 0.0),
        ramp(1.0, 2.0, 2.0),
    ];
    assert_eq!(times(stages), [5.0, 5.5, 16.0, 16.5]);
    assert!(times(vec![ramp(5.0, 0.0, 0.0)]).is_empty());
    assert!(times(vec![]).is_empty());
    assert!(times(vec![ArrivalStage::constant(0.0, None)]).is_empty());
}

#[test]
fn a_load_without_end_goes_on() {
    let open = open(vec![ArrivalStage::constant(10.0, None)], Distribution::Even);
    assert_eq!(open.end(), Tick::NEVER);
    let late = open.arrivals(1, &one()).nth(1_000_000).unwrap();
    assert_eq!((late.index, late.at), (1_000_000, at(100_000.0)));
    assert_eq!(open.expected_at(at(100_000.0)), 1e6);
}

#[test]
fn classes_arrive_by_weight_whatever_their_fixed_counts() {
    let members = [member("A", 3.0, 0), member("B", 1.0, 7)];
    let open = open(vec![ramp(1.0, 12.0, 12.0)], Distribution::Even);
    let letters = open
        .arrivals(1, &members)
        .map(|arrival| ["A", "B"][arrival.class.0 as usize]);
    assert_eq!(letters.collect::<String>(), "ABAAABAAABAA");
}

#[test]
fn random_arrivals_are_as_many_as_expected_and_as_irregular_as_chance() {
    let open = open(vec![ramp(100.0, 0.0, 2_000.0)], Distribution::Poisson);
    let arrivals: Vec<Arrival> = open.arrivals(42, &one()).collect();
    let expected = open.expected_at(open.end());
    assert!((arrivals.len() as f64 - expected).abs() < 4.0 * expected.sqrt());
    let gaps = arrivals
        .windows(2)
        .map(|pair| open.expected_at(pair[1].at) - open.expected_at(pair[0].at));
    let long = gaps.filter(|&gap| gap > 1.0).count() as f64;
    assert!((long / expected - (-1.0f64).exp()).abs() < 0.01);
}

#[test]
fn the_seed_decides_on_random_arrivals() {
    let open = open(vec![ramp(10.0, 5.0, 50.0)], Distribution::Poisson);
    let arrivals = |seed| open.arrivals(seed, &one()).collect::<Vec<_>>();
    assert_eq!(arrivals(1), arrivals(1));
    assert_ne!(arrivals(1), arrivals(2));
}

fn stages() -> impl Strategy<Value = Vec<ArrivalStage>> {
    let rate = || prop_oneof![1 => Just(0.0), 3 => 0.0..50.0];
    let duration = (1..20_000_000u64).prop_map(Duration::from_micros);
    let stage =
        (duration, rate(), rate()).prop_map(|(duration, from_rate, to_rate)| ArrivalStage {
            duration: Some(duration),
            from_rate,
            to_rate,
        });
    prop::collection::vec(stage, 1..5)
}

fn three() -> Vec<Member> {
    vec![
        member("A", 2.5, 0),
        member("B", 1.0, 0),
        member("C", 0.3, 0),
    ]
}

/// Arrivals expected by a time, added up from small slices of it.
fn added_up(open: &Open, until: f64) -> f64 {
    let (mut begun, mut sum) = (0.0, 0.0);
    for stage in &open.stages {
        let length = stage.duration.expect("it ends").as_secs_f64();
        let slice = length / 10_000.0;
        let inside = (0..10_000).map(|number| (f64::from(number) + 0.5) * slice);
        sum += inside
            .filter(|&time| begun + time <= until)
            .map(|time| {
                (stage.from_rate + (stage.to_rate - stage.from_rate) * time / length) * slice
            })
            .sum::<f64>();
        begun += length;
    }
    sum
}

proptest! {
    #[test]
    fn an_even_arrival_comes_when_as_many_are_expected(stages in stages()) {
        let open = open(stages, Distribution::Even);
        let arrivals: Vec<Arrival> = open.arrivals(7, &three()).collect();
        let expected = open.expected_at(open.end());
        prop_assert!((arrivals.len() as f64 - expected.ceil()).abs() <= 1.0);
        prop_assert!(arrivals.is_sorted_by_key(|arrival| arrival.at));
        for (index, arrival) in (0u64..).zip(&arrivals) {
            prop_assert_eq!(arrival.index, index);
            prop_assert!((open.expected_at(arrival.at) - index as f64).abs() < 1e-3);
            prop_assert!(arrival.at < open.end());
        }
    }

    #[test]
    fn expected_arrivals_are_the_rate_added_up(stages in stages(), part in 0.0..1.0) {
        let open = open(stages, Distribution::Even);
        let time = open.end().as_seconds() * part;
        prop_assert!((open.expected_at(at(time)) - added_up(&open, time)).abs() < 0.2);
    }

    #[test]
    fn random_arrivals_come_in_order_and_before_the_end(stages in stages(), seed in any::<u64>()) {
        let open = open(stages, Distribution::Poisson);
        let arrivals: Vec<Arrival> = open.arrivals(seed, &three()).collect();
        prop_assert!(arrivals.is_sorted_by_key(|arrival| arrival.at));
        prop_assert!(arrivals.iter().all(|arrival| arrival.at < open.end()));
    }
}
