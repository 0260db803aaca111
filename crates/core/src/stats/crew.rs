//! What was last heard of every shard.

use super::Delta;

/// What was last heard of every shard.
#[derive(Debug)]
pub(super) struct Crew(Vec<Member>);

#[derive(Clone, Debug, Default)]
struct Member {
    users: Vec<u32>,
    in_flight: u32,
    paused: bool,
    ended: bool,
}

impl Crew {
    pub(super) fn new(shards: u32) -> Self {
        Self((0..shards).map(|_| Member::default()).collect())
    }

    pub(super) fn hear(&mut self, delta: &Delta) {
        // The test's own steps are nobody's shard.
        let Some(member) = self.0.get_mut(delta.shard as usize) else {
            return;
        };
        member.users.clone_from(&delta.users);
        member.in_flight = delta.in_flight;
        member.paused = delta.paused;
        member.ended |= delta.ended;
    }

    pub(super) fn users(&self) -> u32 {
        self.0.iter().flat_map(|member| &member.users).sum()
    }

    pub(super) fn users_of(&self, class: usize) -> u32 {
        self.0
            .iter()
            .filter_map(|member| member.users.get(class))
            .sum()
    }

    pub(super) fn in_flight(&self) -> u32 {
        self.0.iter().map(|member| member.in_flight).sum()
    }

    /// Whether any of those that still run is.
    pub(super) fn paused(&self) -> bool {
        self.0.iter().any(|member| member.paused && !member.ended)
    }

    pub(super) fn ended(&self) -> bool {
        self.0.iter().all(|member| member.ended)
    }
}
