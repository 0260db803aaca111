//! The users of a shard: who starts, who stops, who gets an arrival.

use std::collections::VecDeque;
use std::iter::Peekable;
use std::rc::Rc;

use super::engine::Engine;
use super::lever::Level;
use super::life::Start;
use super::{Change, Lever};
use crate::load::{self, Arrival, Arrivals, Dispatcher, Event, EventKind};
use crate::plan::{Form, Plan, Shard, UserId};
use crate::platform::{Clock, Transport};
use crate::tick::Tick;

/// The users of a shard.
pub(super) struct Crew<'a> {
    shard: Shard,
    source: Source<'a>,
    /// By place: the slot, of every `shard.count`-th.
    levers: Vec<Option<Rc<Lever>>>,
    /// Users asked to finish, and when they are cut.
    finishing: VecDeque<(Tick, Rc<Lever>)>,
    started: u32,
    running: u32,
    closed: bool,
}

/// Where starts and stops come from.
enum Source<'a> {
    Closed(Box<Dispatcher>),
    Open {
        arrivals: Peekable<Box<dyn Iterator<Item = Arrival> + 'a>>,
        max_users: u32,
    },
}

impl<'a> Crew<'a> {
    pub(super) fn new(plan: &'a Plan, shard: Shard) -> Self {
        Self {
            shard,
            source: Source::new(plan, shard),
            levers: Vec::new(),
            finishing: VecDeque::new(),
            started: 0,
            running: 0,
            closed: false,
        }
    }

    /// When somebody starts, stops or arrives next.
    pub(super) fn next(&mut self) -> Option<Tick> {
        match &mut self.source {
            Source::Closed(dispatcher) => dispatcher.peek(),
            Source::Open { arrivals, .. } => arrivals.peek().map(|arrival| arrival.at),
        }
    }

    /// When the next user is cut.
    pub(super) fn next_cut(&self) -> Option<Tick> {
        self.finishing.front().map(|(at, _)| *at)
    }

    pub(super) fn change(&mut self, change: Change) {
        if let Source::Closed(dispatcher) = &mut self.source {
            dispatcher.change(load::Change {
                at: change.at,
                users: change.users,
                spawn_rate: change.spawn_rate,
                classes: None,
            });
        }
    }

    /// Does what is due; gives the next user that is to start, until there is none.
    pub(super) fn due<C: Clock, T: Transport>(
        &mut self,
        engine: &Engine<'_, C, T>,
        now: Tick,
    ) -> Option<(Start, Rc<Lever>)> {
        while self.next().is_some_and(|at| at <= now) {
            let start = match self.source.take()? {
                Due::Event(event) => self.event(event, engine),
                Due::Arrival(arrival) => self.arrival(arrival, engine),
            };
            if start.is_some() {
                return start;
            }
        }
        None
    }

    fn event<C: Clock, T: Transport>(
        &mut self,
        event: Event,
        engine: &Engine<'_, C, T>,
    ) -> Option<(Start, Rc<Lever>)> {
        match event.kind {
            EventKind::Start { user, slot, class } => {
                let start = Start {
                    user,
                    slot,
                    class,
                    at: event.at,
                    is_open: false,
                };
                Some((start, self.lever(slot)))
            }
            EventKind::Stop { slot, .. } => {
                let place = self.place(slot);
                let lever = self.levers.get_mut(place).and_then(Option::take)?;
                lever.raise(Level::Finish);
                let cut = event.at + engine.plan.schedule.stop_timeout;
                self.finishing.push_back((cut, lever));
                None
            }
        }
    }

    /// An idle user of the class has it; a new one if there may be more, else the arrival is dropped.
    fn arrival<C: Clock, T: Transport>(
        &mut self,
        arrival: Arrival,
        engine: &Engine<'_, C, T>,
    ) -> Option<(Start, Rc<Lever>)> {
        let class = arrival.class.0 as usize;
        if let Some(idle) = engine.idle.borrow_mut()[class].pop() {
            idle.give(arrival);
            return None;
        }
        if !self.has_room(engine) {
            engine.recorder.borrow_mut().dropped();
            return None;
        }
        let place = self.levers.iter().position(Option::is_none);
        let place = place.unwrap_or(self.levers.len()) as u32;
        let slot = place * self.shard.count + self.shard.index;
        let start = Start {
            user: UserId(self.started * self.shard.count + self.shard.index),
            slot,
            class: arrival.class,
            at: arrival.at,
            is_open: true,
        };
        self.started += 1;
        let lever = self.lever(slot);
        lever.give(arrival);
        Some((start, lever))
    }

    /// Whether one more user may start; an idle one of another class makes room.
    fn has_room<C: Clock, T: Transport>(&self, engine: &Engine<'_, C, T>) -> bool {
        let Source::Open { max_users, .. } = self.source else {
            return true;
        };
        if self.running < max_users {
            return true;
        }
        let mut idle = engine.idle.borrow_mut();
        let other = idle.iter_mut().find_map(Vec::pop);
        other.map(|other| other.raise(Level::Finish)).is_some()
    }

    fn lever(&mut self, slot: u32) -> Rc<Lever> {
        let (place, lever) = (self.place(slot), Rc::new(Lever::default()));
        if self.levers.len() <= place {
            self.levers.resize(place + 1, None);
        }
        self.levers[place] = Some(Rc::clone(&lever));
        self.running += 1;
        lever
    }

    fn place(&self, slot: u32) -> usize {
        (slot / self.shard.count) as usize
    }

    /// A user has ended.
    pub(super) fn ended(&mut self, slot: u32, lever: &Rc<Lever>) {
        self.running -= 1;
        let place = self.place(slot);
        let own = self.levers[place]
            .as_ref()
            .is_some_and(|known| Rc::ptr_eq(known, lever));
        if own {
            self.levers[place] = None;
        }
    }

    /// Asks every user for this much.
    pub(super) fn raise(&mut self, level: Level) {
        let finishing = self.finishing.iter().map(|(_, lever)| lever);
        self.levers
            .iter()
            .flatten()
            .chain(finishing)
            .for_each(|lever| lever.raise(level));
    }

    /// Nobody starts any more: whoever waits for its next task ends.
    pub(super) fn close(&mut self) {
        if !std::mem::replace(&mut self.closed, true) {
            self.raise(Level::Close);
        }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Cuts users whose time to finish is over.
    pub(super) fn cut(&mut self, now: Tick) {
        while self.next_cut().is_some_and(|at| at <= now) {
            if let Some((_, lever)) = self.finishing.pop_front() {
                lever.raise(Level::Cut);
            }
        }
    }
}

enum Due {
    Event(Event),
    Arrival(Arrival),
}

impl<'a> Source<'a> {
    fn new(plan: &'a Plan, shard: Shard) -> Self {
        match &plan.schedule.form {
            Form::Closed(closed) => {
                let all = Dispatcher::new(plan.schedule.members(), closed.clone());
                Self::Closed(Box::new(all.part(shard.index, shard.count)))
            }
            Form::Open(open) => {
                let own = move |arrival: &Arrival| shard.has(arrival.index, open.max_users);
                let all: Arrivals<'a> = open.arrivals(plan.seed, plan.schedule.members());
                let arrivals: Box<dyn Iterator<Item = Arrival> + 'a> = Box::new(all.filter(own));
                let max_users = u64::from(open.max_users);
                Self::Open {
                    arrivals: arrivals.peekable(),
                    max_users: shard.share(max_users, open.max_users) as u32,
                }
            }
        }
    }

    fn take(&mut self) -> Option<Due> {
        match self {
            Self::Closed(dispatcher) => dispatcher.next().map(Due::Event),
            Self::Open { arrivals, .. } => arrivals.next().map(Due::Arrival),
        }
    }
}
