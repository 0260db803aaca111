//! How many users ran in an interval, whatever the order in which the shards tell.

use super::Delta;

/// The users of each shard in one interval.
#[derive(Clone, Debug, Default)]
pub(super) struct Users(Vec<Heard>);

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
        let heard = self.of(delta.shard);
        heard.last = users;
        heard.ended |= delta.ended;
        if heard.is_new {
            heard.most = heard.most.max(users);
        } else if !delta.ended {
            heard.most = users;
            heard.is_new = true;
        }
    }

    /// The most of each shard, together. A shard's last delta finds nobody left; if it is the last of all, that says
    /// nothing of those who ran.
    pub(super) fn most(&self) -> u32 {
        let all_ended = self.0.iter().all(|heard| heard.ended);
        let runs = |heard: &&Heard| heard.is_new || !heard.ended || all_ended;
        self.0.iter().filter(runs).map(|heard| heard.most).sum()
    }

    /// The same for the interval after it, of which nothing is heard yet.
    pub(super) fn later(&self) -> Self {
        let heard = |heard: &Heard| Heard {
            most: heard.last,
            is_new: false,
            ..*heard
        };
        Self(self.0.iter().map(heard).collect())
    }

    fn of(&mut self, shard: u32) -> &mut Heard {
        let known = self.0.iter().position(|heard| heard.shard == shard);
        let at = known.unwrap_or_else(|| {
            self.0.push(Heard {
                shard,
                ..Heard::default()
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}
