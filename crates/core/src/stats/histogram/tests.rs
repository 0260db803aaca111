use proptest::prelude::*;

use super::*;

fn of(times: &[u64]) -> Samples {
    let mut histogram = Histogram::default();
    times.iter().for_each(|&micros| histogram.record(micros));
    histogram.samples()
}

fn quantile(samples: &Samples, quantile: f64) -> Option<u64> {
    samples.quantiles([quantile]).map(|[value]| value)
}

#[test]
fn nothing_has_no_quantile() {
    assert_eq!(quantile(&Samples::default(), 0.5), None);
}

#[test]
fn quantiles_are_right_to_three_digits() {
    let samples = of(&(1..=100_000).collect::<Vec<_>>());
    for part in [0.5, 0.9, 0.99, 0.999] {
        let (got, exact) = (quantile(&samples, part).unwrap() as f64, part * 100_000.0);
        assert!((got / exact - 1.0).abs() < 0.001, "{part}: {got}");
    }
}

#[test]
fn longer_than_an_hour_counts_as_an_hour() {
    let longest = quantile(&of(&[u64::MAX]), 1.0).unwrap() as f64;
    assert!((longest / LONGEST as f64 - 1.0).abs() < 0.001, "{longest}");
}

fn times() -> impl Strategy<Value = Vec<u64>> {
    let time = prop_oneof![1..3_000u64, 1..1_000_000u64, 1..=LONGEST, Just(LONGEST)];
    prop::collection::vec(time, 1..1200)
}

proptest! {
    #[test]
    fn a_list_says_what_a_histogram_of_the_same_times_says(times in times()) {
        let mut hdr = spread(&Few::default());
        times.iter().for_each(|&micros| hdr.saturating_record(micros));
        let whole = Histogram(Kept::Many(hdr.clone())).samples();
        prop_assert_eq!(&of(&times), &whole);
        for part in [0.01, 0.5, 0.95, 0.99, 0.9999, 1.0] {
            prop_assert_eq!(quantile(&whole, part), Some(hdr.value_at_quantile(part)));
        }
    }

    #[test]
    fn merged_samples_are_those_of_all_times(first in times(), second in times()) {
        let mut merged = of(&first);
        merged.merge(&of(&second));
        prop_assert_eq!(merged, of(&[first, second].concat()));
    }

    #[test]
    fn samples_come_back_from_their_gaps(times in times()) {
        #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        struct Sent(#[serde(with = "gaps")] Samples);
        let sent = Sent(of(&times));
        let bytes = postcard::to_allocvec(&sent).unwrap();
        prop_assert_eq!(postcard::from_bytes::<Sent>(&bytes).unwrap(), sent);
    }
}
