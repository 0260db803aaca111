//! Times by bucket, as a list.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Of this many times fewer each is sought by itself: most intervals add a few times to a row that knows thousands.
const FEW: usize = 16;

/// A histogram's filled buckets: (microseconds, count), ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samples(pub Vec<(u64, u64)>);

impl Samples {
    /// How many times there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        let counts = self.0.iter().map(|&(_, count)| count);
        counts.fold(0, u64::saturating_add)
    }

    /// Adds others.
    pub fn merge(&mut self, others: &Self) {
        match others.0.len() < self.0.len() / FEW {
            true => others.0.iter().for_each(|&other| self.add(other)),
            false => self.merge_many(others),
        }
    }

    fn add(&mut self, (micros, count): (u64, u64)) {
        match self.0.binary_search_by_key(&micros, |&(known, _)| known) {
            Ok(at) => self.0[at].1 = self.0[at].1.saturating_add(count),
            Err(at) => self.0.insert(at, (micros, count)),
        }
    }

    fn merge_many(&mut self, others: &Self) {
        let mut merged = Vec::with_capacity(self.0.len() + others.0.len());
        let mut known = std::mem::take(&mut self.0).into_iter().peekable();
        for &(micros, mut count) in &others.0 {
            while let Some(less) = known.next_if(|&(known, _)| known < micros) {
                merged.push(less);
            }
            if let Some((_, same)) = known.next_if(|&(known, _)| known == micros) {
                count = same.saturating_add(count);
            }
            merged.push((micros, count));
        }
        merged.extend(known);
        self.0 = merged;
    }

    /// The times in microseconds that these parts of the samples (0 to 1, ascending) do not exceed; `None` without
    /// samples.
    ///
    /// Source: `HdrHistogram`'s rule: the first time at which the rounded up part of the samples is reached.
    #[must_use]
    pub fn quantiles<const N: usize>(&self, quantiles: [f64; N]) -> Option<[u64; N]> {
        let total = self.count();
        let mut samples = self.0.iter();
        let &(mut micros, mut passed) = samples.next()?;
        Some(quantiles.map(|quantile| {
            let target = f64::ceil(quantile * total as f64) as u64;
            while passed < target {
                let Some(&(next, count)) = samples.next() else {
                    break;
                };
                (micros, passed) = (next, passed.saturating_add(count));
            }
            micros
        }))
    }
}

/// Samples as they travel: each time as its distance from the one before, which is a short number.
pub(in crate::stats) mod gaps {
    use super::{Deserialize, Deserializer, Samples, Serialize, Serializer};

    pub(in crate::stats) fn serialize<S: Serializer>(
        samples: &Samples,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut before = 0;
        let gap = |&(micros, count): &(u64, u64)| {
            (
                micros.wrapping_sub(std::mem::replace(&mut before, micros)),
                count,
            )
        };
        let gaps: Vec<(u64, u64)> = samples.0.iter().map(gap).collect();
        gaps.serialize(serializer)
    }

    pub(in crate::stats) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Samples, D::Error> {
        let mut samples = Vec::<(u64, u64)>::deserialize(deserializer)?;
        let mut before = 0_u64;
        for (micros, _) in &mut samples {
            before = before.wrapping_add(*micros);
            *micros = before;
        }
        Ok(Samples(samples))
    }
}
