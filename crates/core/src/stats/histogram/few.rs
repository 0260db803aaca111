//! A histogram of few different times, as a sorted list.

use hdrhistogram::Counter;

/// How many buckets are kept as a list, at most 8 kB.
const MOST: usize = 512;

/// Buckets that hold something, by the greatest time that falls into them.
#[derive(Clone, Debug)]
pub(super) struct Few<T>(Vec<(u64, T)>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Counter> Few<T> {
    /// False, and nothing counted, if it is full.
    pub(super) fn record(&mut self, micros: u64, count: T) -> bool {
        let bucket = bucket(micros);
        match self.0.binary_search_by_key(&bucket, |&(known, _)| known) {
            Ok(at) => self.0[at].1 = self.0[at].1.saturating_add(count),
            Err(_) if self.0.len() >= MOST => return false,
            Err(at) => self.0.insert(at, (bucket, count)),
        }
        true
    }

    pub(super) fn buckets(&self) -> &[(u64, T)] {
        &self.0
    }

    pub(super) fn samples(&self) -> impl Iterator<Item = (u64, u64)> {
        self.0
            .iter()
            .map(|&(micros, count)| (micros, count.as_u64()))
    }

    /// By the rule of `HdrHistogram`; ascending.
    pub(super) fn quantiles<const N: usize>(&self, quantiles: [f64; N]) -> Option<[u64; N]> {
        let total: u64 = self.samples().map(|(_, count)| count).sum();
        let mut samples = self.samples();
        let (mut micros, mut passed) = samples.next()?;
        Some(quantiles.map(|quantile| {
            let target = f64::ceil(quantile * total as f64) as u64;
            while passed < target {
                let Some((next, count)) = samples.next() else {
                    break;
                };
                (micros, passed) = (next, passed + count);
            }
            micros
        }))
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The greatest time in the same bucket: up to 2 047 µs every microsecond is one, and from each power of
/// two on they are twice as wide.
///
/// Source: `HdrHistogram`, three significant digits.
fn bucket(micros: u64) -> u64 {
    let shift = (u64::BITS - micros.leading_zeros()).saturating_sub(11);
    (((micros >> shift) + 1) << shift) - 1
}
