//! A modelled target: so long to serve a request, so many at once, so many errors.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

use super::target::{Reply, carry};
use super::{ServiceTime, VirtualClock};
use crate::plan::{Request, UserId};
use crate::platform::{Clock, Content, Transport};
use crate::random::{Purpose, Stream};
use crate::stats::Exchange;
use crate::tick::Tick;

/// What is assumed of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// How long it serves a request.
    pub service_time: ServiceTime,
    /// Requests served at once, at least 1: more wait their turn, first come first served. `None` serves all.
    pub capacity: Option<u32>,
    /// The part of the requests that is answered 500, 0 to 1.
    pub errors: f64,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            service_time: ServiceTime::USUAL,
            capacity: None,
            errors: 0.0,
        }
    }
}

/// Carries requests to a modelled target. What a user's requests meet depends on the seed and the user alone,
/// apart from how long they wait for their turn.
#[derive(Debug)]
pub struct ModelledTarget {
    clock: VirtualClock,
    model: Model,
    seed: u64,
    /// When each of the places that were ever taken is free again.
    busy: RefCell<BinaryHeap<Reverse<Tick>>>,
}

impl ModelledTarget {
    /// A target on this clock.
    #[must_use]
    pub fn new(clock: VirtualClock, model: Model, seed: u64) -> Self {
        Self {
            clock,
            model,
            seed,
            busy: RefCell::default(),
        }
    }

    fn reply(&self, random: &mut Stream, now: Tick) -> Reply {
        let fails = random.unit() < self.model.errors;
        let time = self.model.service_time.draw(random);
        let waited = self.wait(now, time);
        Reply::empty(waited + time, Ok(if fails { 500 } else { 200 }))
    }

    /// How long until a place is free for a request that comes now; it has it for `time`.
    fn wait(&self, now: Tick, time: Duration) -> Duration {
        let Some(capacity) = self.model.capacity else {
            return Duration::ZERO;
        };
        let mut busy = self.busy.borrow_mut();
        if busy.len() < capacity as usize {
            busy.push(Reverse(now + time));
            return Duration::ZERO;
        }
        let Some(mut first) = busy.peek_mut() else {
            return Duration::ZERO;
        };
        let turn = first.0.max(now);
        first.0 = turn + time;
        turn - now
    }
}

impl Transport for ModelledTarget {
    type Session = RefCell<Stream>;

    fn session(&self, user: UserId) -> Self::Session {
        RefCell::new(Stream::new(self.seed, user.0, Purpose::Target))
    }

    async fn exchange(
        &self,
        session: &Self::Session,
        request: &Request,
        intended: Tick,
    ) -> (Exchange, Content) {
        let reply = self.reply(&mut session.borrow_mut(), self.clock.now());
        carry(&self.clock, request, reply, intended).await
    }
}
