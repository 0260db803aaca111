use proptest::prelude::*;

use super::batches;
use crate::compare::Measure;
use crate::compare::parts::Parts;
use crate::compare::spread::without_common;
use crate::stats::Samples;

fn seconds() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let second = prop::collection::vec(1..100_000u64, 0..40);
    let seconds = prop::collection::vec(second, 6..30);
    seconds.prop_filter("some requests", |seconds| {
        seconds.iter().any(|times| !times.is_empty())
    })
}

proptest! {
    #[test]
    fn parts_are_nothing_in_sum(seconds in seconds()) {
        let batches = batches(&seconds);
        for measure in Measure::ALL {
            let parts = Parts::of(measure, &batches, &batches.times);
            prop_assert_eq!(parts.each.len(), seconds.len());
            prop_assert!(parts.each.iter().sum::<f64>().abs() < 1e-9, "{:?}", measure);
        }
    }

    #[test]
    fn what_two_runs_have_in_common_leaves_their_difference(one in seconds(), factor in 2..5u64) {
        let longer = |times: &Vec<u64>| times.iter().map(|micros| micros * factor).collect();
        let other: Vec<Vec<u64>> = one.iter().map(longer).collect();
        let mut runs = [&one, &other].map(|seconds| Parts::of(Measure::Average, &batches(seconds), &Samples::default()));
        without_common(&mut runs);
        prop_assert!(runs.iter().flat_map(|parts| &parts.each).all(|part| part.abs() < 1e-9));
    }
}

#[test]
fn a_second_with_more_than_its_share_adds_to_an_error_and_one_with_less_takes_from_it() {
    let batches = batches(&[vec![10, 10], vec![10, 40], vec![10]]);
    let signs = |measure| -> Vec<f64> {
        let parts = Parts::of(measure, &batches, &batches.times)
            .each
            .into_iter();
        parts.map(f64::signum).collect()
    };
    assert_eq!(signs(Measure::Average), [-1.0, 1.0, -1.0]);
    assert_eq!(signs(Measure::Rate), [1.0, 1.0, -1.0]);
    assert_eq!(signs(Measure::P50), [1.0, -1.0, 1.0]);
    assert_eq!(signs(Measure::Typical), [-1.0, 1.0, -1.0]);
}
