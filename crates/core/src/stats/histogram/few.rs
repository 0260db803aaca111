//! A histogram of few different times, as a sorted list.

/// How many buckets are kept as a list, at most 8 kB.
const MOST: usize = 512;

/// Buckets that hold something, by the greatest time that falls into them.
#[derive(Clone, Debug, Default)]
pub(super) struct Few(Vec<(u64, u32)>);

impl Few {
    /// False, and nothing counted, if it is full.
    pub(super) fn record(&mut self, micros: u64) -> bool {
        let bucket = bucket(micros);
        match self.0.binary_search_by_key(&bucket, |&(known, _)| known) {
            Ok(at) => self.0[at].1 = self.0[at].1.saturating_add(1),
            Err(_) if self.0.len() >= MOST => return false,
            Err(at) => self.0.insert(at, (bucket, 1)),
        }
        true
    }

    pub(super) fn buckets(&self) -> &[(u64, u32)] {
        &self.0
    }

    pub(super) fn samples(&self) -> impl Iterator<Item = (u64, u64)> {
        self.0.iter().map(|&(micros, count)| (micros, count.into()))
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
