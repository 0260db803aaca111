//! Families as Prometheus names them, and the bounds of its classic buckets.

use std::borrow::Cow;

use katydid_core::stats::{Samples, Snapshot};

use crate::publish::metrics::{Family, Points, families, label};

/// Upper bounds of the classic buckets, in microseconds: half a millisecond to a minute.
///
/// A time within a thousandth of a bound may count on its other side: histograms have three digits.
const BOUNDS: [u64; 16] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    2_500_000, 5_000_000, 10_000_000, 30_000_000, 60_000_000,
];

/// Everything there is to say of a result, and what it is a result of.
pub(super) fn all(result: &Snapshot) -> Vec<Family<'_>> {
    let labels = vec![
        label("version", env!("CARGO_PKG_VERSION")),
        label("scenario", &result.hash),
        label("name", &result.name),
        ("seed", Cow::Owned(result.seed.to_string())),
        label("commit", result.commit.as_deref().unwrap_or_default()),
    ];
    let info = Family {
        name: "info",
        help: "What is run.",
        points: Points::Gauges(vec![(labels, 1.0)]),
    };
    [info].into_iter().chain(families(result)).collect()
}

/// `katydid_response_time_seconds`. Source: Prometheus, "Metric and label naming".
pub(super) fn name(family: &Family<'_>) -> String {
    let unit = match family.points {
        Points::Counts(_) => "_total",
        Points::Gauges(_) => "",
        Points::Times(_) => "_seconds",
    };
    format!("katydid_{}{unit}", family.name)
}

/// Every bound in seconds, and how many times it is not below.
pub(super) fn classic(samples: &Samples) -> [(f64, u64); BOUNDS.len()] {
    let (mut left, mut passed) = (samples.0.iter().peekable(), 0);
    BOUNDS.map(|bound| {
        while let Some((_, count)) = left.next_if(|&&(micros, _)| micros <= bound) {
            passed += count;
        }
        (bound as f64 / 1e6, passed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_classic_bucket_holds_every_time_up_to_its_bound() {
        let samples = Samples(vec![
            (1, 1),
            (500, 2),
            (501, 4),
            (60_000_000, 8),
            (90_000_000, 16),
        ]);
        let buckets = classic(&samples);
        assert_eq!(buckets[..2], [(0.0005, 3), (0.001, 7)]);
        assert_eq!(buckets[14..], [(30.0, 7), (60.0, 15)]);
    }
}
