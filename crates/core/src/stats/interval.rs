//! What one interval of the run held, all shards together.

use super::crew::Crew;
use super::users::Users;
use super::{Delta, Point, Quantiles, Samples};
use crate::tick::Tick;

/// One interval, while deltas for it may still come.
#[derive(Debug)]
pub(super) struct Interval {
    held: Delta,
    users: Users,
}

impl Interval {
    /// Until a delta comes for it, it has the users of the one before and its full length.
    pub(super) fn new(number: u32, users: Users) -> Self {
        let held = Delta {
            shard: Delta::ALL,
            interval: number,
            ..Delta::default()
        };
        Self { held, users }
    }

    pub(super) fn number(&self) -> u32 {
        self.held.interval
    }

    /// What the next interval begins with.
    pub(super) fn users(&self) -> Users {
        self.users.later()
    }

    /// The most that ran in it.
    pub(super) fn most_users(&self) -> u32 {
        self.users.most()
    }

    pub(super) fn merge(&mut self, delta: &Delta) {
        self.users.hear(delta);
        self.held.absorb(delta.clone());
    }

    /// What it held, with what is known of the users now.
    pub(super) fn held(&self, crew: &Crew) -> Delta {
        let mut held = Delta {
            users: crew.by_class(),
            users_most: self.users.most(),
            in_flight: crew.in_flight(),
            ..self.held.clone()
        };
        if held.at == Tick::ZERO {
            held.at = held.end();
        }
        held
    }
}

impl Delta {
    /// When the last of its intervals ends, if nothing ends before.
    pub(super) fn end(&self) -> Tick {
        Tick::from_seconds(f64::from(self.interval) + f64::from(self.intervals()))
    }
}

impl Point {
    /// What is said of what an interval held.
    pub(super) fn of(held: &Delta) -> Self {
        let (start, end) = (f64::from(held.interval), held.at.as_seconds());
        let sum = |of: fn(&super::RowDelta) -> u64| held.rows.iter().map(of).sum();
        let mut times = Samples::default();
        held.rows
            .iter()
            .for_each(|row| times.merge(&row.response_times));
        Self {
            at: end,
            span: (end - start).max(0.0),
            users: held.users_most,
            requests: sum(|row| row.requests),
            failures: sum(|row| row.failures),
            dropped: held.dropped,
            quantiles: times.quantiles(Quantiles::REPORTED),
        }
    }
}
