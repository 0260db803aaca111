//! Which class the next user is of: exactly Locust's order.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{Class, ClassId};

/// The order in which users of the classes start: fixed counts first, then by weight, each by the
/// choice that brings the counts closest to the weights (least Kullback-Leibler divergence).
///
/// Source: Locust 2.47, `dispatch.py`; ties go by picks so far, weight and name.
#[derive(Clone, Debug)]
pub struct SpawnOrder {
    fixed: BinaryHeap<Contender>,
    fixed_left: u64,
    weighted: BinaryHeap<Contender>,
}

/// A class that waits for its turn.
#[derive(Clone, Debug)]
struct Contender {
    divergence: f64,
    picks: f64,
    weight: f64,
    name: String,
    class: ClassId,
}

impl SpawnOrder {
    /// The order for these classes from the first user on.
    #[must_use]
    pub fn new(classes: &[Class]) -> Self {
        let numbered = || (0..).map(ClassId).zip(classes);
        let fixed = numbered().filter(|(_, class)| class.fixed_count > 0);
        let weighted = numbered().filter(|(_, class)| class.fixed_count == 0);
        Self {
            fixed: fixed
                .map(|(id, class)| Contender::new(id, class, f64::from(class.fixed_count)))
                .collect(),
            fixed_left: classes
                .iter()
                .map(|class| u64::from(class.fixed_count))
                .sum(),
            weighted: weighted
                .map(|(id, class)| Contender::new(id, class, class.weight))
                .collect(),
        }
    }
}

/// Ends only when every class has a fixed count and all of those have started.
impl Iterator for SpawnOrder {
    type Item = ClassId;

    fn next(&mut self) -> Option<ClassId> {
        if self.fixed_left == 0 {
            return pick(&mut self.weighted);
        }
        self.fixed_left -= 1;
        pick(&mut self.fixed)
    }
}

fn pick(heap: &mut BinaryHeap<Contender>) -> Option<ClassId> {
    let mut top = heap.peek_mut()?;
    let class = top.class;
    top.picked();
    Some(class)
}

impl Contender {
    fn new(class: ClassId, of: &Class, weight: f64) -> Self {
        let mut contender = Self {
            divergence: 0.0,
            picks: weight,
            weight,
            name: of.name.clone(),
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
            .then_with(|| self.name.cmp(&other.name))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::WaitTime;

    fn order(classes: &[(&str, f64, u32)], users: usize) -> String {
        let classes: Vec<Class> = classes
            .iter()
            .map(|&(name, weight, fixed_count)| Class {
                name: name.into(),
                weight,
                fixed_count,
                wait_time: WaitTime::default(),
                tasks: vec![],
            })
            .collect();
        SpawnOrder::new(&classes)
            .take(users)
            .map(|id| classes[id.0 as usize].name.as_str())
            .collect()
    }

    #[test]
    fn the_order_is_locusts() {
        assert_eq!(
            order(&[("A", 5., 0), ("B", 1., 0)], 24),
            "AABAAAAABAAAAABAAAAABAAA"
        );
        assert_eq!(
            order(&[("A", 3., 0), ("B", 1., 0)], 24),
            "ABAAABAAABAAABAAABAAABAA"
        );
        assert_eq!(
            order(&[("A", 1., 0), ("B", 1., 0), ("C", 1., 0)], 6),
            "ABCABC"
        );
        assert_eq!(
            order(&[("A", 6., 0), ("B", 3., 0), ("C", 1., 0)], 24),
            "ABAACBAABAABAACBAABAABAA"
        );
        let four = [("A", 10., 0), ("B", 5., 0), ("C", 2., 0), ("D", 1., 0)];
        assert_eq!(order(&four, 36), "ABACABADABAABCAABAABACABAADBAABCAABA");
    }

    #[test]
    fn fixed_counts_come_first() {
        assert_eq!(
            order(&[("A", 3., 0), ("B", 1., 0), ("F", 1., 2)], 10),
            "FFABAAABAA"
        );
    }

    #[test]
    fn only_fixed_counts_end_when_they_are_met() {
        assert_eq!(order(&[("F", 1., 2), ("G", 1., 1)], 10).len(), 3);
    }
}
