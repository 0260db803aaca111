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

    /// This shard's part of a number of things, so that all shards together have them all; `None` of no number.
    #[must_use]
    pub fn share(self, all: Option<u64>) -> Option<u64> {
        let (index, count) = (u64::from(self.index), u64::from(self.count));
        all.map(|all| all / count + u64::from(index < all % count))
    }
}
