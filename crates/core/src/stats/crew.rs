//! What was last heard of every shard.

use super::Delta;
use crate::tick::Tick;

/// What was last heard of every shard.
#[derive(Debug)]
pub(super) struct Crew(Vec<Member>);

#[derive(Clone, Debug, Default)]
struct Member {
    at: Tick,
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
        if delta.shard == Delta::ALL {
            return self.hear_of_all(delta);
        }
        // The test's own steps are nobody's shard.
        let Some(member) = self.0.get_mut(delta.shard as usize) else {
            return;
        };
        member.at = member.at.max(delta.at);
        member.users.clone_from(&delta.users);
        member.in_flight = delta.in_flight;
        member.paused = delta.paused;
        member.ended |= delta.ended;
    }

    /// Who of them it is does not matter to any sum.
    fn hear_of_all(&mut self, delta: &Delta) {
        for (at, member) in self.0.iter_mut().enumerate() {
            let (users, in_flight) = match at {
                0 => (delta.users.clone(), delta.in_flight),
                _ => (Vec::new(), 0),
            };
            *member = Member {
                at: delta.at,
                users,
                in_flight,
                paused: delta.paused,
                ended: delta.ended,
            };
        }
    }

    /// How many intervals of a second every one of them that still runs has told all of.
    pub(super) fn whole_intervals(&self) -> Option<u32> {
        let running = self.0.iter().filter(|member| !member.ended);
        let slowest = running.map(|member| member.at).min()?;
        u32::try_from(slowest.as_micros() / 1_000_000).ok()
    }

    /// Users running, of each class that was heard of.
    pub(super) fn by_class(&self) -> Vec<u32> {
        let classes = self.0.iter().map(|member| member.users.len()).max();
        let classes = 0..classes.unwrap_or(0);
        classes.map(|class| self.users_of(class)).collect()
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
