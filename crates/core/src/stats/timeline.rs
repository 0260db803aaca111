//! The run as a series of intervals.

use std::collections::VecDeque;

use super::crew::Crew;
use super::history::History;
use super::interval::Interval;
use super::users::Users;
use super::{Delta, Point};

/// Deltas for an interval may come this many intervals late before it is closed.
const OPEN_INTERVALS: usize = 4;

/// If nobody reports for longer than so many intervals, they are one.
const LONGEST_GAP: u32 = 3600;

/// The intervals of a run, the last few still open.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    closed: History,
    open: VecDeque<Interval>,
    /// The first interval after those that are open.
    next: u32,
    /// What the first interval of all begins with.
    users: Users,
}

impl Timeline {
    /// Adds what is counted in numbers of the whole run.
    pub(super) fn merge(&mut self, delta: &Delta, crew: &Crew) {
        if delta.further > 0 {
            return self.append(delta, crew);
        }
        self.reach(delta.interval, crew);
        self.close(OPEN_INTERVALS, crew);
        let oldest = self.open[0].number();
        self.open[delta.interval.saturating_sub(oldest) as usize].merge(delta);
    }

    /// Forgets what came before this interval but the users that ran.
    pub(super) fn begin_at(&mut self, number: u32) {
        let users = self.open.back().map(Interval::users).unwrap_or_default();
        *self = Self {
            users,
            next: number,
            ..Self::default()
        };
    }

    pub(super) fn closed(&self) -> &History {
        &self.closed
    }

    /// What the intervals hold that may still get more. When the run is over, less than half an interval at its end
    /// is held by the one before.
    pub(super) fn open(&self, crew: &Crew) -> impl Iterator<Item = Delta> {
        let intervals = self.open.iter();
        let mut held: Vec<Delta> = intervals.map(|interval| interval.held(crew)).collect();
        if crew.ended() {
            join_end(&mut held);
        }
        held.into_iter()
    }

    /// The last that every shard has told all of, while any still runs.
    pub(super) fn last_whole(&self, crew: &Crew) -> Option<Delta> {
        let number = crew.whole_intervals()?.checked_sub(1)?;
        let mut open = self.open.iter();
        let last = open.find(|interval| interval.number() == number)?;
        Some(last.held(crew))
    }

    /// Oldest first.
    pub(super) fn points(&self, crew: &Crew) -> Vec<Point> {
        let open = self.open(crew).map(|held| Point::of(&held));
        self.closed.points().chain(open).collect()
    }

    /// The most that ran in any interval.
    pub(super) fn most_users(&self) -> u32 {
        let closed = self.closed.points().map(|point| point.users);
        let open = self.open.iter().map(Interval::most_users);
        closed.chain(open).max().unwrap_or(0)
    }

    /// Several intervals that are one already.
    fn append(&mut self, delta: &Delta, crew: &Crew) {
        self.close(0, crew);
        self.closed.push(delta);
        self.next = delta.interval.saturating_add(delta.intervals());
    }

    /// Seconds that nobody reported, because the process slept, are intervals all the same.
    fn reach(&mut self, number: u32, crew: &Crew) {
        if number.saturating_sub(self.next) > LONGEST_GAP {
            let mut gap = Delta {
                shard: Delta::ALL,
                interval: self.next,
                further: number - self.next - 1,
                ..Delta::default()
            };
            gap.at = gap.end();
            self.append(&gap, crew);
        }
        while self.open.is_empty() || self.next <= number {
            let last = self.open.back().map(Interval::users);
            let users = last.unwrap_or_else(|| std::mem::take(&mut self.users));
            self.open.push_back(Interval::new(self.next, users));
            self.next = self.next.saturating_add(1);
        }
    }

    /// All but so many of the last.
    fn close(&mut self, but: usize, crew: &Crew) {
        while self.open.len() > but {
            let oldest = self.open.pop_front();
            oldest
                .iter()
                .for_each(|oldest| self.closed.push(&oldest.held(crew)));
        }
    }
}

/// A rate over a few milliseconds says nothing.
fn join_end(held: &mut Vec<Delta>) {
    if let [.., before, last] = held.as_mut_slice()
        && last.at.as_seconds() - f64::from(last.interval) < 0.5
    {
        before.absorb(std::mem::take(last));
        held.pop();
    }
}
