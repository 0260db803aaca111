//! One deadline heap for every waiting user of a shard, so that the platform arms one timer.

use std::cell::{Cell, RefCell};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::tick::Tick;

/// Deadlines and whom to wake; deadlines of the same tick wake in the order they were set.
#[derive(Debug, Default)]
pub struct Timers {
    deadlines: RefCell<BinaryHeap<Reverse<Deadline>>>,
    reached: Cell<Option<Tick>>,
    set: Cell<u64>,
}

#[derive(Debug)]
struct Deadline {
    at: Tick,
    order: u64,
    waker: Waker,
}

impl Timers {
    /// Ends once [`Self::wake`] has reached `at`.
    pub fn sleep_until(&self, at: Tick) -> Sleep<'_> {
        Sleep {
            timers: self,
            at,
            set: false,
        }
    }

    /// The next deadline.
    #[must_use]
    pub fn earliest(&self) -> Option<Tick> {
        self.deadlines.borrow().peek().map(|deadline| deadline.0.at)
    }

    /// Ends every sleep whose deadline is not after `now`.
    pub fn wake(&self, now: Tick) {
        self.reached.set(self.reached.get().max(Some(now)));
        while let Some(waker) = self.take_due(now) {
            waker.wake();
        }
    }

    /// Ends every sleep, and every later one at once.
    pub fn wake_all(&self) {
        self.wake(Tick::NEVER);
    }

    /// The borrow ends before the waker runs.
    fn take_due(&self, now: Tick) -> Option<Waker> {
        let mut deadlines = self.deadlines.borrow_mut();
        let due = deadlines
            .peek()
            .is_some_and(|deadline| deadline.0.at <= now);
        due.then(|| deadlines.pop())
            .flatten()
            .map(|deadline| deadline.0.waker)
    }

    fn set(&self, at: Tick, waker: Waker) {
        let order = self.set.get();
        self.set.set(order + 1);
        self.deadlines
            .borrow_mut()
            .push(Reverse(Deadline { at, order, waker }));
    }
}

/// A wait for a deadline; dropped early, it leaves a waker behind that wakes for nothing.
#[derive(Debug)]
pub struct Sleep<'a> {
    timers: &'a Timers,
    at: Tick,
    set: bool,
}

impl Future for Sleep<'_> {
    type Output = ();

    /// A sleep keeps the waker of its first poll: it is polled by the one task that made it.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.timers.reached.get() >= Some(self.at) {
            return Poll::Ready(());
        }
        if !self.set {
            self.set = true;
            self.timers.set(self.at, context.waker().clone());
        }
        Poll::Pending
    }
}

impl Ord for Deadline {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.order).cmp(&(other.at, other.order))
    }
}

impl PartialOrd for Deadline {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Deadline {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Deadline {}
