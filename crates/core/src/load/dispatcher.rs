//! Starts and stops of users in the order of time.

use super::curve::{Change, Curve};
use super::ramp::Ramp;
use super::stack::Stack;
use super::{Closed, Member};
use crate::plan::{ClassId, UserId};
use crate::tick::Tick;

/// A user starts or stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Tick,
    /// What.
    pub kind: EventKind,
}

/// What happens to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// It starts.
    Start {
        /// Its number in the whole test, which no other user ever has.
        user: UserId,
        /// Its place among those that run at once, below [`Dispatcher::peak`]; free again when it stops.
        slot: u32,
        /// Its kind.
        class: ClassId,
    },
    /// It stops: of those that run the one that started last.
    Stop {
        /// Its number in the whole test.
        user: UserId,
        /// The place it leaves.
        slot: u32,
    },
}

/// The starts and stops of a closed load in the order of time, those of one part of the slots.
#[derive(Clone, Debug)]
pub struct Dispatcher {
    members: Vec<Member>,
    closed: Closed,
    changes: Vec<Change>,
    curve: Curve,
    stack: Stack,
    part: (u32, u32),
    /// What has been taken; of other parts' events possibly less than has passed.
    taken: Place,
    last: Tick,
    next: Option<Place>,
}

/// A change of a ramp: both by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    ramp: usize,
    change: u32,
}

impl Dispatcher {
    /// The events of all users.
    #[must_use]
    pub fn new(members: &[Member], closed: Closed) -> Self {
        let mut stack = Stack::new(members);
        let curve = Curve::new(members, &closed, &[]);
        stack.list(curve.ramps.first().and_then(|ramp| ramp.classes.as_deref()));
        let mut dispatcher = Self {
            members: members.to_vec(),
            closed,
            changes: Vec::new(),
            curve,
            stack,
            part: (0, 1),
            taken: Place::default(),
            last: Tick::ZERO,
            next: None,
        };
        dispatcher.find_next();
        dispatcher
    }

    /// Of the same events those about slots of which division by `count` leaves `index`.
    #[must_use]
    pub fn part(mut self, index: u32, count: u32) -> Self {
        self.part = (index, count);
        self.find_next();
        self
    }

    /// When the next event is.
    #[must_use]
    pub fn peek(&self) -> Option<Tick> {
        self.next
            .map(|next| self.curve.ramps[next.ramp].at(next.change))
    }

    /// A live change, at the same moment for all parts, and not before an event that any has taken:
    /// it is moved to the last event taken here if it is.
    pub fn change(&mut self, change: Change) {
        let at = change.at.max(self.last);
        self.changes.push(Change { at, ..change });
        self.curve = Curve::new(&self.members, &self.closed, &self.changes);
        self.find_next();
    }

    /// When the load is over; nobody is stopped for that.
    #[must_use]
    pub fn end(&self) -> Tick {
        self.curve.end()
    }

    /// How many users of all parts run at this time.
    #[must_use]
    pub fn users_at(&self, at: Tick) -> u32 {
        self.curve.users_at(at)
    }

    /// The most users of all parts that ever run at once.
    #[must_use]
    pub fn peak(&self) -> u32 {
        self.curve.peak()
    }

    /// When the most users run for the first time.
    #[must_use]
    pub fn spawned_at(&self) -> Tick {
        self.curve.peak_at()
    }

    /// Whether users are still to start or stop after `at` before the present stage has what it can have.
    #[must_use]
    pub fn is_ramping(&self, at: Tick) -> bool {
        self.curve.is_ramping(at)
    }

    fn find_next(&mut self) {
        let Place { ramp, change } = self.taken;
        let rest = self.curve.ramps[ramp.min(self.curve.ramps.len())..].iter();
        self.next = (ramp..).zip(rest).find_map(|(number, ramp)| {
            let first = if number == self.taken.ramp { change } else { 0 };
            let change = first_of_part(ramp, first, self.part)?;
            Some(Place {
                ramp: number,
                change,
            })
        });
    }

    /// Catches up with the other parts' events before this one.
    fn advance(&mut self, to: Place) {
        while self.taken != to {
            if self.taken.change < self.curve.ramps[self.taken.ramp].len {
                self.step();
            } else {
                self.taken = Place {
                    ramp: self.taken.ramp + 1,
                    change: 0,
                };
                self.stack
                    .list(self.curve.ramps[self.taken.ramp].classes.as_deref());
            }
        }
    }

    fn step(&mut self) -> Option<EventKind> {
        let ramp = &self.curve.ramps[self.taken.ramp];
        let slot = ramp.slot(self.taken.change);
        self.taken.change += 1;
        if ramp.is_up {
            let (user, class) = self.stack.start()?;
            Some(EventKind::Start { user, slot, class })
        } else {
            let user = self.stack.stop()?;
            Some(EventKind::Stop { user, slot })
        }
    }
}

/// The first change from `change` on that is about a slot of this part.
fn first_of_part(ramp: &Ramp, change: u32, (index, count): (u32, u32)) -> Option<u32> {
    if change >= ramp.len {
        return None;
    }
    let slot = ramp.slot(change) % count;
    let distance = if ramp.is_up {
        (index + count - slot) % count
    } else {
        (slot + count - index) % count
    };
    change
        .checked_add(distance)
        .filter(|&found| found < ramp.len)
}

impl Iterator for Dispatcher {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let (next, at) = (self.next?, self.peek()?);
        self.advance(next);
        let kind = self.step()?;
        self.last = at;
        self.find_next();
        Some(Event { at, kind })
    }
}
