//! How many users ran in an interval, whatever the order in which the shards tell.

use super::Delta;

/// The users of each shard in one interval.
#[derive(Clone, Debug, Default)]
pub(super) struct Users {
    shards: Vec<Heard>,
    /// The most of all shards together, where it is known by itself.
    all: u32,
}

/// What was heard of one shard.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    shard: u32,
    /// The most in this interval; until it tells of it, as many as it last told of.
    most: u32,
    last: u32,
    is_new: bool,
    ended: bool,
}

impl Users {
    pub(super) fn hear(&mut self, delta: &Delta) {
        let users = delta.users.iter().sum();
        if delta.shard == Delta::ALL {
            self.all = self.all.max(delta.users_most);
            return;
        }
        let most = delta.users_most.max(users);
        let heard = self.of(delta.shard);
        heard.last = users;
        heard.ended |= delta.ended;
        if heard.is_new {
            heard.most = heard.most.max(most);
        } else if !delta.ended {
            heard.most = most;
            heard.is_new = true;
        }
    }

    /// The most of each shard, together. A shard's last delta finds nobody left; if it is the last of all, that says
    /// nothing of those who ran.
    pub(super) fn most(&self) -> u32 {
        let all_ended = self.shards.iter().all(|heard| heard.ended);
        let runs = |heard: &&Heard| heard.is_new || !heard.ended || all_ended;
        let sum: u32 = self
            .shards
            .iter()
            .filter(runs)
            .map(|heard| heard.most)
            .sum();
        sum.max(self.all)
    }

    /// The same for the interval after it, of which nothing is heard yet.
    pub(super) fn later(&self) -> Self {
        let heard = |heard: &Heard| Heard {
            most: heard.last,
            is_new: false,
            ..*heard
        };
        Self {
            shards: self.shards.iter().map(heard).collect(),
            all: 0,
        }
    }

    fn of(&mut self, shard: u32) -> &mut Heard {
        let known = self.shards.iter().position(|heard| heard.shard == shard);
        let at = known.unwrap_or_else(|| {
            self.shards.push(Heard {
                shard,
                ..Heard::default()
            });
            self.shards.len() - 1
        });
        &mut self.shards[at]
    }
}
