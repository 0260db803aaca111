//! Which class the next user is of: exactly Locust's order.

use super::Member;
use super::proportion::{Contender, Proportion};
use crate::plan::{Class, ClassId};

/// The order in which users of the classes start: missing fixed counts first, then by weight.
///
/// Source: Locust 2.47, `dispatch.py`, `_user_gen`. Fixed users that are missing are looked for
/// before the first start and before the first one after a removal, at no other time.
#[derive(Clone, Debug)]
pub struct SpawnOrder {
    classes: Vec<Standing>,
    looks_for_missing: bool,
    missing: Proportion,
    missing_left: u64,
    weighted: Proportion,
}

/// How a class stands.
#[derive(Clone, Copy, Debug)]
struct Standing {
    weight: f64,
    fixed_count: u32,
    rank: u32,
    running: u32,
    is_listed: bool,
}

impl SpawnOrder {
    /// The order for these classes from the first user on.
    #[must_use]
    pub fn new(classes: &[Class]) -> Self {
        let members: Vec<Member> = classes.iter().map(Member::from).collect();
        Self::of(&members)
    }

    /// The order for these members from the first user on.
    #[must_use]
    pub fn of(members: &[Member]) -> Self {
        let rank = |of: &Member| members.iter().filter(|other| other.name < of.name).count();
        let standing = |member: &Member| Standing {
            weight: member.weight,
            fixed_count: member.fixed_count,
            rank: rank(member) as u32,
            running: 0,
            is_listed: true,
        };
        let mut order = Self {
            classes: members.iter().map(standing).collect(),
            looks_for_missing: true,
            missing: Proportion::default(),
            missing_left: 0,
            weighted: Proportion::default(),
        };
        order.restart();
        order
    }

    /// From now on only classes on the list start; `None` lists them all. The same list again changes nothing.
    pub fn list(&mut self, list: Option<&[ClassId]>) {
        let mut changed = false;
        for (id, class) in (0..).map(ClassId).zip(&mut self.classes) {
            let is_listed = list.is_none_or(|list| list.contains(&id));
            changed |= class.is_listed != is_listed;
            class.is_listed = is_listed;
        }
        if changed {
            self.restart();
        }
    }

    /// A user of this class is gone.
    pub fn removed(&mut self, class: ClassId) {
        self.classes[class.0 as usize].running -= 1;
        self.looks_for_missing = true;
    }

    /// Whether the listed classes can take any number of users: one of them has a weight and no fixed count.
    pub(super) fn is_endless(&self) -> bool {
        !self.weighted.is_empty()
    }

    /// All classes by weight alone.
    pub(super) fn by_weight(&self) -> Proportion {
        self.proportion(|class| class.weight)
    }

    fn restart(&mut self) {
        self.missing_left = 0;
        self.weighted = self.proportion(|class| match class.fixed_count {
            0 => class.weight,
            _ => 0.0,
        });
    }

    fn look_for_missing(&mut self) {
        let missing = |class: &Standing| class.fixed_count.saturating_sub(class.running);
        self.looks_for_missing = false;
        let listed = self.classes.iter().filter(|class| class.is_listed);
        self.missing_left = listed.map(|class| u64::from(missing(class))).sum();
        self.missing = self.proportion(|class| f64::from(missing(class)));
    }

    fn proportion(&self, weight: impl Fn(&Standing) -> f64) -> Proportion {
        let numbered = (0..).map(ClassId).zip(&self.classes);
        Proportion::new(
            numbered
                .filter(|(_, class)| class.is_listed)
                .map(|(id, class)| Contender::new(id, weight(class), class.rank)),
        )
    }

    fn pick(&mut self) -> Option<ClassId> {
        if self.missing_left == 0 {
            return self.weighted.pick();
        }
        self.missing_left -= 1;
        self.missing.pick()
    }
}

/// Ends only when every listed class has a fixed count and all of those run.
impl Iterator for SpawnOrder {
    type Item = ClassId;

    fn next(&mut self) -> Option<ClassId> {
        if self.missing_left == 0 && self.looks_for_missing {
            self.look_for_missing();
        }
        let class = self.pick()?;
        self.classes[class.0 as usize].running += 1;
        Some(class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(classes: &[(&str, f64, u32)], users: usize) -> String {
        let member = |&(name, weight, fixed_count): &(&str, f64, u32)| Member {
            name: name.into(),
            weight,
            fixed_count,
        };
        let members: Vec<Member> = classes.iter().map(member).collect();
        SpawnOrder::of(&members)
            .take(users)
            .map(|id| members[id.0 as usize].name.as_str())
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
    fn classes_that_are_level_start_by_name() {
        assert_eq!(
            order(&[("C", 1., 0), ("A", 1., 0), ("B", 1., 0)], 6),
            "ABCABC"
        );
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
