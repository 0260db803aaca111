//! Full-precision histograms of times.

mod few;
mod samples;

use hdrhistogram::Histogram as Hdr;

use few::Few;
pub use samples::Samples;
pub(super) use samples::gaps;

/// One hour in microseconds: what is longer counts as this long in percentiles (never in the maximum).
const LONGEST: u64 = 3_600_000_000;

/// Times from 1 µs to 1 h at three significant digits, of one interval.
///
/// It begins as a short list, so that a thousand rows of a few requests each stay small, and becomes an
/// `HdrHistogram` of 94 kB when there is more. Both have the same buckets.
#[derive(Clone, Debug, Default)]
pub struct Histogram(Kept);

#[derive(Clone, Debug)]
enum Kept {
    Few(Few),
    Many(Hdr<u32>),
}

impl Default for Kept {
    fn default() -> Self {
        Self::Few(Few::default())
    }
}

impl Histogram {
    /// Counts a time in microseconds.
    pub fn record(&mut self, micros: u64) {
        let micros = micros.clamp(1, LONGEST);
        match &mut self.0 {
            Kept::Many(hdr) => hdr.saturating_record(micros),
            Kept::Few(few) => {
                if !few.record(micros) {
                    let mut hdr = spread(few);
                    hdr.saturating_record(micros);
                    self.0 = Kept::Many(hdr);
                }
            }
        }
    }

    /// Every bucket that holds something, ascending.
    #[must_use]
    pub fn samples(&self) -> Samples {
        let samples = match &self.0 {
            Kept::Few(few) => few.samples().collect(),
            Kept::Many(hdr) => hdr
                .iter_recorded()
                .map(|bucket| {
                    (
                        bucket.value_iterated_to(),
                        bucket.count_since_last_iteration(),
                    )
                })
                .collect(),
        };
        Samples(samples)
    }

    /// Forgets every sample and keeps the memory.
    pub fn clear(&mut self) {
        match &mut self.0 {
            Kept::Few(few) => few.clear(),
            Kept::Many(hdr) => hdr.reset(),
        }
    }
}

fn spread(few: &Few) -> Hdr<u32> {
    let mut hdr = Hdr::new_with_bounds(1, LONGEST, 3)
        .unwrap_or_else(|_| unreachable!("the bounds are constants"));
    for &(micros, count) in few.buckets() {
        hdr.saturating_record_n(micros, count);
    }
    hdr
}

#[cfg(test)]
mod tests;
