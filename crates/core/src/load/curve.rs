//! How many users run when, ramp by ramp.

use std::time::Duration;

use super::ramp::{Beat, Ramp};
use super::stack::Stack;
use super::{ClassList, Closed, Member, Pace, Spawn, SpawnOrder, Stage};
use crate::tick::Tick;

/// A change by hand while the load runs: from then on so many users, until it ends as it was to.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When; what was to happen at this very moment still does.
    pub at: Tick,
    /// Users to reach.
    pub users: u32,
    /// Users a second, the first at once; finite and above zero.
    pub spawn_rate: f64,
    /// Which classes may start from then on; `None` leaves the list as it is.
    pub classes: ClassList,
}

/// How many users run when.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    pub(super) ramps: Vec<Ramp>,
    end: Tick,
}

/// A ramp that does not know yet how many users it begins with.
struct Leg {
    from: Tick,
    until: Tick,
    time: Duration,
    users: u32,
    spawn: Spawn,
    classes: ClassList,
}

impl Curve {
    pub(super) fn new(members: &[Member], closed: &Closed, changes: &[Change]) -> Self {
        let end = closed.end();
        let mut legs = planned(closed, end);
        changes
            .iter()
            .for_each(|change| apply(&mut legs, change, end));
        Self {
            ramps: ramps(members, &legs, closed.pace),
            end,
        }
    }

    pub(super) fn end(&self) -> Tick {
        self.end
    }

    /// How many users run at `at`, with all that happens at that very moment.
    pub(super) fn users_at(&self, at: Tick) -> u32 {
        let begun = self.ramps.partition_point(|ramp| ramp.from <= at);
        self.ramps[..begun]
            .last()
            .map_or(0, |ramp| ramp.users_after(ramp.changes_at(at)))
    }

    /// The most users that ever run at once.
    pub(super) fn peak(&self) -> u32 {
        self.ramps.iter().map(Ramp::users).max().unwrap_or(0)
    }

    /// When the peak is reached for the first time.
    pub(super) fn peak_at(&self) -> Tick {
        let peak = self.peak();
        let reaches = |ramp: &&Ramp| ramp.len > 0 && ramp.users() == peak;
        self.ramps
            .iter()
            .find(reaches)
            .map_or(Tick::ZERO, |ramp| ramp.at(ramp.len - 1))
    }

    /// Whether users are still to start or stop after `at` before the present stage has what it can have.
    pub(super) fn is_ramping(&self, at: Tick) -> bool {
        let begun = self.ramps.partition_point(|ramp| ramp.from <= at);
        self.ramps[..begun]
            .last()
            .is_some_and(|ramp| ramp.changes_at(at) < ramp.len)
    }
}

fn planned(closed: &Closed, end: Tick) -> Vec<Leg> {
    let mut legs = Vec::with_capacity(closed.stages.len());
    let mut from = Tick::ZERO;
    for stage in &closed.stages {
        if from >= end {
            break;
        }
        let over = from + stage.duration.unwrap_or(Duration::MAX);
        legs.push(leg(stage, from, over.min(end)));
        from = over;
    }
    legs
}

fn leg(stage: &Stage, from: Tick, end: Tick) -> Leg {
    Leg {
        from,
        until: match stage.spawn {
            Spawn::Rate(_) => before(end),
            Spawn::Evenly => end,
        },
        time: stage.duration.unwrap_or_default(),
        users: stage.users,
        spawn: stage.spawn,
        classes: stage.classes.clone(),
    }
}

/// The last moment of what ends at `end`: the moment itself is the next one's.
fn before(end: Tick) -> Tick {
    Tick::from_micros(end.as_micros().saturating_sub(1))
}

fn apply(legs: &mut Vec<Leg>, change: &Change, end: Tick) {
    let begun = legs.partition_point(|leg| leg.from <= change.at);
    legs.truncate(begun);
    let last = legs.last_mut();
    let classes = last.as_ref().and_then(|last| last.classes.clone());
    if let Some(last) = last {
        last.until = last.until.min(change.at);
    }
    legs.push(Leg {
        from: change.at,
        until: before(end),
        time: Duration::ZERO,
        users: change.users,
        spawn: Spawn::Rate(change.spawn_rate),
        classes: change.classes.clone().or(classes),
    });
}

fn ramps(members: &[Member], legs: &[Leg], pace: Pace) -> Vec<Ramp> {
    let mut trial = Trial::new(members, legs);
    let mut users = 0;
    let mut ramps = Vec::with_capacity(legs.len());
    for leg in legs {
        let beat = Beat::new(leg.spawn, pace, leg.time, leg.users.abs_diff(users));
        let classes = leg.classes.clone();
        let mut ramp = Ramp::new(leg.from, leg.until, (users, leg.users), beat, classes);
        trial.run(&mut ramp);
        users = ramp.users();
        ramps.push(ramp);
    }
    ramps
}

/// Where classes with a fixed count are alone, fewer users may start than a stage asks for: how many
/// shows when they are started. Elsewhere nothing needs to be tried.
struct Trial(Option<Stack>);

impl Trial {
    fn new(members: &[Member], legs: &[Leg]) -> Self {
        let mut order = SpawnOrder::of(members);
        let is_needed = legs.iter().any(|leg| {
            order.list(leg.classes.as_deref());
            !order.is_endless()
        });
        Self(is_needed.then(|| Stack::new(members)))
    }

    fn run(&mut self, ramp: &mut Ramp) {
        let Some(stack) = &mut self.0 else {
            return;
        };
        stack.list(ramp.classes.as_deref());
        ramp.len = if ramp.is_up {
            (0..ramp.len).map_while(|_| stack.start()).count() as u32
        } else {
            (0..ramp.len).map_while(|_| stack.stop()).count() as u32
        };
    }
}
