//! How often something was seen, and when first and last.

use crate::tick::Tick;

/// How often something was seen, and when first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sighting {
    /// How often.
    pub count: u64,
    /// When the first of these came.
    pub first: Tick,
    /// When the last of these came.
    pub last: Tick,
}

impl Sighting {
    /// Seen once.
    #[must_use]
    pub const fn once(at: Tick) -> Self {
        Self {
            count: 1,
            first: at,
            last: at,
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
    }
}

/// How many different things are told apart.
const MOST: usize = 1000;

/// Sightings by what was seen, sorted: quick to find, and little code for the page.
#[derive(Clone, Debug)]
pub(super) struct Sightings<K>(Vec<(K, Sighting)>);

impl<K> Default for Sightings<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord + Copy> Sightings<K> {
    /// `other` is what a thing is counted as that is new when there are too many.
    pub(super) fn add(&mut self, seen: K, other: K, sighting: Sighting) {
        let full = self.0.len() >= MOST;
        match self.0.binary_search_by_key(&seen, |&(known, _)| known) {
            Ok(at) => self.0[at].1.merge(sighting),
            Err(_) if full && seen != other => self.add(other, other, sighting),
            Err(at) => self.0.insert(at, (seen, sighting)),
        }
    }

    pub(super) fn take(&mut self) -> Vec<(K, Sighting)> {
        std::mem::take(&mut self.0)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (K, Sighting)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(micros: u64) -> Sighting {
        Sighting::once(Tick::from_micros(micros))
    }

    #[test]
    fn the_same_thing_is_seen_first_and_last_whatever_the_order() {
        let mut seen = Sightings::default();
        for micros in [5, 3, 9] {
            seen.add('a', 'z', at(micros));
        }
        let sighting = Sighting {
            count: 3,
            first: Tick::from_micros(3),
            last: Tick::from_micros(9),
        };
        assert_eq!(seen.take(), [('a', sighting)]);
    }

    #[test]
    fn too_many_things_are_counted_as_one() {
        let mut seen = Sightings::default();
        (0..5000).for_each(|thing| seen.add(thing, u64::MAX, at(thing)));
        assert_eq!(seen.iter().count(), MOST + 1);
        assert_eq!(seen.iter().map(|(_, seen)| seen.count).sum::<u64>(), 5000);
    }
}
