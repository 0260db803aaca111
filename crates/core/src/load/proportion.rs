//! Picks that keep counts as close to weights as whole numbers can be.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::plan::ClassId;

/// An endless sequence of classes, each the choice that brings the counts closest to the weights
/// (least Kullback-Leibler divergence).
///
/// Source: Locust 2.47, `dispatch.py`, `_kl_generator`; ties go by picks so far, weight and name.
#[derive(Clone, Debug, Default)]
pub(super) struct Proportion(BinaryHeap<Contender>);

/// A class that waits for its turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contender {
    divergence: f64,
    picks: f64,
    weight: f64,
    rank: u32,
    class: ClassId,
}

impl Proportion {
    /// Of no contender and of none with a weight above 0 it picks `None`.
    pub(super) fn new(contenders: impl Iterator<Item = Contender>) -> Self {
        Self(contenders.filter(|one| one.weight > 0.0).collect())
    }

    /// The next class.
    pub(super) fn pick(&mut self) -> Option<ClassId> {
        let mut top = self.0.peek_mut()?;
        let class = top.class;
        top.picked();
        Some(class)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Contender {
    /// `rank` is the class's place among the names in order.
    pub(super) fn new(class: ClassId, weight: f64, rank: u32) -> Self {
        let mut contender = Self {
            divergence: 0.0,
            picks: weight,
            weight,
            rank,
            class,
        };
        contender.picked();
        contender
    }

    /// `libm`, not the platform's logarithm: the order must not differ in the last bit between engines.
    fn picked(&mut self) {
        self.divergence = self.weight * libm::log2(self.picks / (self.picks + 1.0));
        self.picks += 1.0;
    }

    fn order(&self, other: &Self) -> Ordering {
        self.divergence
            .total_cmp(&other.divergence)
            .then_with(|| self.picks.total_cmp(&other.picks))
            .then_with(|| self.weight.total_cmp(&other.weight))
            .then_with(|| self.rank.cmp(&other.rank))
    }
}

/// Reversed: the heap's greatest is the one with the least divergence.
impl Ord for Contender {
    fn cmp(&self, other: &Self) -> Ordering {
        other.order(self)
    }
}

impl PartialOrd for Contender {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Contender {
    fn eq(&self, other: &Self) -> bool {
        self.order(other) == Ordering::Equal
    }
}

impl Eq for Contender {}
