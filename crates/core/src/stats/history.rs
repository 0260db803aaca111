//! What every interval of a run held, in bounded memory however long the run.
//!
//! ```text
//!  oldest                                          newest
//!  ├───── 4 s ─────┼── 2 s ──┼── 2 s ──┼ 1 s ┼ 1 s ┼ 1 s ┤      at most MOST of each length, then two become one
//! ```

use std::collections::VecDeque;

use super::packed::{pack, unpack};
use super::{Delta, Point};

/// Intervals of about the same length that are kept before the oldest two of them become one: the last five minutes
/// are seconds, and a day is some two thousand intervals.
const MOST: usize = 300;

/// Fewer are never kept, however large they are.
const LEAST: usize = 8;

/// What all of them may take together, in bytes; beyond it fewer are kept.
const LARGEST: usize = 32 << 20;

/// What every interval of a run held.
#[derive(Debug)]
pub struct History {
    kept: VecDeque<Kept>,
    /// How many are kept of each class.
    counts: [usize; CLASSES],
    bytes: usize,
    most: usize,
    largest: usize,
}

/// Lengths up to that of the longest run.
const CLASSES: usize = 32;

/// An interval.
#[derive(Debug)]
struct Kept {
    /// Its length doubles from one class to the next.
    class: usize,
    point: Point,
    packed: Vec<u8>,
}

impl Default for History {
    fn default() -> Self {
        Self::up_to(LARGEST)
    }
}

impl History {
    /// Of at most about so many bytes.
    pub(super) const fn up_to(largest: usize) -> Self {
        Self {
            kept: VecDeque::new(),
            counts: [0; CLASSES],
            bytes: 0,
            most: MOST,
            largest,
        }
    }

    /// Adds the interval that follows.
    pub(super) fn push(&mut self, delta: &Delta) {
        self.insert(self.kept.len(), delta);
        while self.bytes > self.largest && self.most > LEAST {
            self.most = self.most * 3 / 4;
            self.settle();
        }
        self.settle();
    }

    /// A point an interval, oldest first.
    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        self.kept.iter().map(|kept| kept.point)
    }

    /// What each held, oldest first, in numbers of the whole run.
    pub fn intervals(&self) -> impl Iterator<Item = Delta> {
        self.packed().filter_map(unpack)
    }

    /// The same as [`pack`] has made them.
    pub fn packed(&self) -> impl Iterator<Item = &[u8]> {
        self.kept.iter().map(|kept| kept.packed.as_slice())
    }

    /// How many bytes they take.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    fn insert(&mut self, at: usize, delta: &Delta) {
        let kept = Kept {
            class: delta.intervals().ilog2() as usize,
            point: Point::of(delta),
            packed: pack(delta),
        };
        self.bytes += kept.packed.len();
        self.counts[kept.class] += 1;
        self.kept.insert(at, kept);
    }

    fn settle(&mut self) {
        while let Some(older) = self.crowded() {
            self.join(older);
        }
    }

    /// The older of two that are to become one.
    fn crowded(&self) -> Option<usize> {
        let class = self.counts.iter().position(|&count| count > self.most)?;
        let is_one = |at: usize| self.kept.get(at).is_some_and(|kept| kept.class == class);
        (0..self.kept.len()).find(|&at| is_one(at) && is_one(at + 1))
    }

    fn join(&mut self, older: usize) {
        let two: Vec<Kept> = self.kept.drain(older..older + 2).collect();
        for kept in &two {
            self.bytes -= kept.packed.len();
            self.counts[kept.class] -= 1;
        }
        let mut deltas = two.iter().filter_map(|kept| unpack(&kept.packed));
        if let (Some(mut joined), Some(later)) = (deltas.next(), deltas.next()) {
            joined.follow(later);
            self.insert(older, &joined);
        }
    }
}
