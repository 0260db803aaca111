//! The part of a plan one event loop runs.

use super::{ClassId, Plan, SpawnOrder, UserId};
use crate::tick::Tick;

/// Part `index` of `count` of a plan: every `count`-th user, from the plan alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shard {
    /// From 0.
    pub index: u32,
    /// At least 1, and above `index`.
    pub count: u32,
}

/// A user that is to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spawn {
    /// Its number in the whole test.
    pub user: UserId,
    /// Its kind.
    pub class: ClassId,
    /// When.
    pub at: Tick,
}

impl Shard {
    /// The whole plan as one shard.
    pub const WHOLE: Self = Self { index: 0, count: 1 };

    /// The users of this shard in the order they start.
    ///
    /// Numbers, classes and times are those of the whole test: any number of shards start the same.
    pub fn spawns(self, plan: &Plan) -> impl Iterator<Item = Spawn> + '_ {
        let order = SpawnOrder::new(&plan.classes);
        (0..plan.schedule.users)
            .zip(order)
            .filter(move |(user, _)| user % self.count == self.index)
            .map(|(user, class)| Spawn {
                user: UserId(user),
                class,
                at: plan.schedule.spawn_time(user),
            })
    }
}
