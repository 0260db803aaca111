use proptest::prelude::*;

use super::*;

fn quantile<T: Counter>(histogram: &Histogram<T>, quantile: f64) -> Option<u64> {
    histogram.quantiles([quantile]).map(|[value]| value)
}

#[test]
fn nothing_has_no_quantile() {
    assert_eq!(quantile(&Histogram::<u32>::default(), 0.5), None);
}

#[test]
fn quantiles_are_right_to_three_digits() {
    let mut histogram = Histogram::<u64>::default();
    (1..=100_000).for_each(|micros| histogram.record(micros, 1));
    for part in [0.5, 0.9, 0.99, 0.999] {
        let (got, exact) = (quantile(&histogram, part).unwrap() as f64, part * 100_000.0);
        assert!((got / exact - 1.0).abs() < 0.001, "{part}: {got}");
    }
}

#[test]
fn samples_carry_a_histogram_over_without_loss() {
    let (mut from, mut to) = (Histogram::<u32>::default(), Histogram::<u64>::default());
    [1, 1, 999, 50_000, 7_200_000_000]
        .iter()
        .for_each(|&micros| from.record(micros, 1));
    to.merge(&from.samples());
    assert_eq!(from.samples(), to.samples());
}

#[test]
fn longer_than_an_hour_counts_as_an_hour() {
    let mut histogram = Histogram::<u32>::default();
    histogram.record(u64::MAX, 1);
    let longest = quantile(&histogram, 1.0).unwrap() as f64;
    assert!((longest / LONGEST as f64 - 1.0).abs() < 0.001, "{longest}");
}

fn times() -> impl Strategy<Value = Vec<u64>> {
    let time = prop_oneof![1..3_000u64, 1..1_000_000u64, 1..=LONGEST, Just(LONGEST)];
    prop::collection::vec(time, 1..1200)
}

proptest! {
    #[test]
    fn a_short_list_says_what_a_histogram_of_the_same_times_says(times in times()) {
        let mut histogram = Histogram::<u32>::default();
        let mut hdr = spread(&Few::<u32>::default());
        for &micros in &times {
            histogram.record(micros, 1);
            hdr.saturating_record(micros);
        }
        let whole = Histogram(Kept::Many(hdr));
        prop_assert_eq!(histogram.samples(), whole.samples());
        let parts = [0.01, 0.5, 0.95, 0.99, 0.9999, 1.0];
        prop_assert_eq!(histogram.quantiles(parts), whole.quantiles(parts));
    }
}
