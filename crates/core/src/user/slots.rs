//! How many requests may be in flight at once: who comes first goes first.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Context, Poll, Waker};

/// Slots for requests in flight. The n-th to come goes when n is below the limit plus the slots given back.
#[derive(Debug)]
pub(super) struct Slots {
    limit: u64,
    asked: Cell<u64>,
    given_back: Cell<u64>,
    closed: Cell<bool>,
    waiting: RefCell<VecDeque<Waker>>,
}

/// A slot, given back when dropped.
#[derive(Debug)]
pub(super) struct Slot<'a>(&'a Slots);

impl Slots {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            limit,
            asked: Cell::new(0),
            given_back: Cell::new(0),
            closed: Cell::new(false),
            waiting: RefCell::default(),
        }
    }

    /// A slot in turn; `None` once closed.
    pub(super) async fn take(&self) -> Option<Slot<'_>> {
        let number = self.asked.replace(self.asked.get() + 1);
        let mut waits = false;
        poll_fn(|context| self.poll_take(number, &mut waits, context)).await
    }

    /// Nobody who waits gets a slot any more.
    pub(super) fn close(&self) {
        self.closed.set(true);
        self.waiting.take().into_iter().for_each(Waker::wake);
    }

    /// Whoever waits keeps the waker of its first poll: it is polled by the one task that made it.
    fn poll_take(
        &self,
        number: u64,
        waits: &mut bool,
        context: &Context<'_>,
    ) -> Poll<Option<Slot<'_>>> {
        if self.closed.get() {
            return Poll::Ready(None);
        }
        if number < self.limit.saturating_add(self.given_back.get()) {
            return Poll::Ready(Some(Slot(self)));
        }
        if !std::mem::replace(waits, true) {
            let waker = context.waker().clone();
            self.waiting.borrow_mut().push_back(waker);
        }
        Poll::Pending
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.0.given_back.set(self.0.given_back.get() + 1);
        let next = self.0.waiting.borrow_mut().pop_front();
        if let Some(next) = next {
            next.wake();
        }
    }
}
