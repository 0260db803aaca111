//! The part of a plan one event loop runs.

/// Part `index` of `count` of a plan: every `count`-th user or arrival, from the plan alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shard {
    /// From 0.
    pub index: u32,
    /// At least 1, and above `index`.
    pub count: u32,
}

impl Shard {
    /// The whole plan as one shard.
    pub const WHOLE: Self = Self { index: 0, count: 1 };

    /// This shard's part of a number of things, so that the shards that have users have them all together: with fewer
    /// `users` than shards the last ones have none.
    #[must_use]
    pub fn share(self, all: u64, users: u32) -> u64 {
        let (index, busy) = (u64::from(self.index), u64::from(self.busy(users)));
        match index < busy {
            true => all / busy + u64::from(index < all % busy),
            false => 0,
        }
    }

    /// Whether a thing of this number is this shard's, where [`Self::share`] says how many are.
    #[must_use]
    pub fn has(self, number: u64, users: u32) -> bool {
        number % u64::from(self.busy(users)) == u64::from(self.index)
    }

    fn busy(self, users: u32) -> u32 {
        self.count.min(users.max(1))
    }
}
