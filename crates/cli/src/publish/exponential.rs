//! Times in buckets whose bounds grow by a factor: the native histograms of Prometheus and the exponential ones of
//! OpenTelemetry.
//!
//! At scale `s` the factor is 2^(2^-s), which Prometheus calls schema `s`. Bucket `i` holds the times above factor^i and up
//! to factor^(i+1) seconds, as OpenTelemetry counts; Prometheus gives the same bucket the number `i + 1`. What is converted
//! are the buckets of `HdrHistogram`, each by its greatest time: up to 0.1 % more than the time that was measured.

use katydid_core::stats::Samples;

/// The finest scale that is of use: its buckets are 0.5 % wide, and those they are made of 0.1 %.
pub(super) const FINEST: i32 = 7;

/// Counts of times in seconds, by the number of their bucket, ascending; no bucket is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exponential {
    pub(super) scale: i32,
    pub(super) buckets: Vec<(i32, u64)>,
}

impl Exponential {
    /// At a scale of 0 to [`FINEST`].
    pub(super) fn at(samples: &Samples, scale: i32) -> Self {
        let mut exponential = Self {
            scale,
            buckets: Vec::new(),
        };
        for &(micros, count) in &samples.0 {
            exponential.add(bucket(micros as f64 / 1e6, scale), count);
        }
        exponential
    }

    /// At the finest scale at which the first bucket and the last are fewer than `most` apart.
    pub(super) fn within(samples: &Samples, most: usize) -> Self {
        let mut exponential = Self::at(samples, FINEST);
        while exponential.width() > most {
            exponential = exponential.coarser();
        }
        exponential
    }

    /// The first bucket's number, and every count from there to the last, those of empty buckets, too.
    pub(super) fn dense(&self) -> (i32, Vec<u64>) {
        let first = self.buckets.first().map_or(0, |&(first, _)| first);
        let mut counts = vec![0; self.width()];
        for &(bucket, count) in &self.buckets {
            counts[(bucket - first) as usize] = count;
        }
        (first, counts)
    }

    fn width(&self) -> usize {
        match (self.buckets.first(), self.buckets.last()) {
            (Some((first, _)), Some((last, _))) => (last - first + 1) as usize,
            _ => 0,
        }
    }

    /// Two neighbours become one.
    fn coarser(&self) -> Self {
        let mut coarser = Self {
            scale: self.scale - 1,
            buckets: Vec::new(),
        };
        for &(bucket, count) in &self.buckets {
            coarser.add(bucket.div_euclid(2), count);
        }
        coarser
    }

    /// Buckets come in ascending order.
    fn add(&mut self, bucket: i32, count: u64) {
        match self.buckets.last_mut() {
            Some((last, counted)) if *last == bucket => *counted += count,
            _ => self.buckets.push((bucket, count)),
        }
    }
}

/// Where a bucket begins, in seconds.
fn bound(bucket: i32, scale: i32) -> f64 {
    (f64::from(bucket) / f64::from(scale).exp2()).exp2()
}

/// A logarithm may miss a time that is a bucket's bound by a hair.
fn bucket(seconds: f64, scale: i32) -> i32 {
    let near = (seconds.log2() * f64::from(scale).exp2()).ceil() as i32 - 1;
    match () {
        () if seconds <= bound(near, scale) => near - 1,
        () if seconds > bound(near + 1, scale) => near + 1,
        () => near,
    }
}

#[cfg(test)]
mod tests {
    use katydid_core::stats::Histogram;
    use proptest::prelude::*;

    use super::*;

    fn samples() -> impl Strategy<Value = Samples> {
        let time = prop_oneof![1..3_000_u64, 1..1_000_000_u64, 1..=3_600_000_000_u64];
        let samples = prop::collection::btree_map(time, 1..1_000_u64, 0..300);
        samples.prop_map(|samples| Samples(samples.into_iter().collect()))
    }

    fn count(exponential: &Exponential) -> u64 {
        exponential.buckets.iter().map(|(_, count)| count).sum()
    }

    #[test]
    fn a_second_is_the_last_time_of_its_bucket_at_every_scale() {
        for scale in -4..=FINEST {
            assert_eq!(bucket(1.0, scale), -1);
            assert_eq!(bucket(1.000_001, scale), 0);
        }
        assert_eq!(
            (bucket(4.0, 0), bucket(0.25, 0), bucket(8.0, 1)),
            (1, -3, 5)
        );
    }

    #[test]
    fn nothing_is_no_bucket() {
        let nothing = Exponential::within(&Samples::default(), 160);
        assert_eq!((nothing.buckets.len(), nothing.dense()), (0, (0, vec![])));
    }

    #[test]
    fn times_of_all_sizes_fit_into_few_buckets() {
        let samples = Samples(vec![(1, 1), (3_600_000_000, 1)]);
        let exponential = Exponential::within(&samples, 160);
        assert_eq!((exponential.scale, exponential.width()), (2, 128));
        let one = Exponential::within(&Samples(vec![(20_000, 5)]), 160);
        assert_eq!((one.scale, one.width()), (FINEST, 1));
    }

    proptest! {
        #[test]
        fn every_time_is_within_the_bounds_of_its_bucket(samples in samples(), scale in 0..=FINEST) {
            for &(micros, _) in &samples.0 {
                let seconds = micros as f64 / 1e6;
                let bucket = bucket(seconds, scale);
                prop_assert!(bound(bucket, scale) < seconds && seconds <= bound(bucket + 1, scale));
            }
        }

        #[test]
        fn buckets_ascend_and_hold_every_sample_once(samples in samples(), scale in 0..=FINEST) {
            let exponential = Exponential::at(&samples, scale);
            let all: u64 = samples.0.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(count(&exponential), all);
            prop_assert!(exponential.buckets.is_sorted_by(|one, next| one.0 < next.0));
            let (first, counts) = exponential.dense();
            let sparse: Vec<_> = (first..).zip(counts).filter(|&(_, count)| count > 0).collect();
            prop_assert_eq!(sparse, exponential.buckets);
        }

        #[test]
        fn a_coarser_scale_says_what_the_times_themselves_say_at_it(samples in samples(), most in 20..400_usize) {
            let within = Exponential::within(&samples, most);
            prop_assert!(within.width() <= most);
            prop_assert_eq!(&within, &Exponential::at(&samples, within.scale));
            let finer = Exponential::at(&samples, within.scale + 1);
            prop_assert!(within.scale == FINEST || finer.width() > most);
        }

        #[test]
        fn a_histogram_of_ours_keeps_every_count(times in prop::collection::vec(1..10_000_000_u64, 0..500)) {
            let mut histogram = Histogram::default();
            times.iter().for_each(|&micros| histogram.record(micros));
            let exponential = Exponential::at(&histogram.samples(), 5);
            prop_assert_eq!(count(&exponential), times.len() as u64);
        }
    }
}
