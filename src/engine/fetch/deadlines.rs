//! One timer for the timeouts of all requests in flight: a `setTimeout` for each costs a tenth of the rate.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use gloo_timers::callback::Timeout;
use katydid_core::collection::Map;
use katydid_core::platform::Clock;
use katydid_core::tick::Tick;

/// Deadlines of requests in flight, and the one timer armed for the earliest; clones share it.
#[derive(Debug)]
pub(super) struct Deadlines<C>(Rc<Inner<C>>);

#[derive(Debug)]
struct Inner<C> {
    clock: C,
    waiting: RefCell<Waiting>,
    armed: RefCell<Option<(Tick, Timeout)>>,
}

/// Whom to wake when; the number tells deadlines of one tick apart.
#[derive(Debug, Default)]
struct Waiting {
    wakers: Map<Key, Waker>,
    count: u64,
}

type Key = (Tick, u64);

impl<C: Clock + 'static> Deadlines<C> {
    pub(super) fn new(clock: C) -> Self {
        Self(Rc::new(Inner {
            clock,
            waiting: RefCell::default(),
            armed: RefCell::default(),
        }))
    }

    /// `None` if the time is over first.
    pub(super) async fn within<F: Future>(&self, time: Duration, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut deadline = Deadline {
            deadlines: self,
            at: self.0.clock.now() + time,
            key: None,
        };
        poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if deadline.is_over() => Poll::Ready(None),
            Poll::Pending => {
                deadline.set(context.waker());
                Poll::Pending
            }
        })
        .await
    }

    /// Arms the timer for `at` unless it goes off earlier anyway.
    fn arm(&self, at: Tick) {
        let mut armed = self.0.armed.borrow_mut();
        if armed.as_ref().is_some_and(|(earlier, _)| *earlier <= at) {
            return;
        }
        let millis = (at - self.0.clock.now()).as_millis() + 1;
        let millis = millis.min(i32::MAX as u128) as u32;
        let inner = Rc::downgrade(&self.0);
        let timer = Timeout::new(millis, move || {
            if let Some(inner) = inner.upgrade() {
                Self(inner).go_off();
            }
        });
        *armed = Some((at, timer));
    }

    /// Deadlines whose requests were answered in time are gone by now; most often nobody is woken.
    fn go_off(&self) {
        if let Some((_, timer)) = self.0.armed.take() {
            timer.forget();
        }
        let now = self.0.clock.now();
        let mut waiting = self.0.waiting.borrow_mut();
        let later = waiting.wakers.split_off(&(now, u64::MAX));
        let due = std::mem::replace(&mut waiting.wakers, later);
        let next = waiting.wakers.keys().next().map(|(at, _)| *at);
        drop(waiting);
        due.into_iter().for_each(|(_, waker)| waker.wake());
        next.into_iter().for_each(|at| self.arm(at));
    }
}

/// One request's deadline, forgotten when dropped.
struct Deadline<'a, C> {
    deadlines: &'a Deadlines<C>,
    at: Tick,
    key: Option<Key>,
}

impl<C: Clock + 'static> Deadline<'_, C> {
    fn is_over(&self) -> bool {
        self.key.is_some() && self.deadlines.0.clock.now() >= self.at
    }

    /// Keeps the waker of the first poll: the request is polled by the one task that made it.
    fn set(&mut self, waker: &Waker) {
        if self.key.is_some() {
            return;
        }
        let mut waiting = self.deadlines.0.waiting.borrow_mut();
        waiting.count += 1;
        let key = (self.at, waiting.count);
        waiting.wakers.insert(key, waker.clone());
        drop(waiting);
        self.key = Some(key);
        self.deadlines.arm(self.at);
    }
}

impl<C> Drop for Deadline<'_, C> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.deadlines.0.waiting.borrow_mut().wakers.remove(&key);
        }
    }
}
