//! The run's time, which stands still while it is paused.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::task::{Poll, Waker};
use std::time::Duration;

use crate::platform::Clock;
use crate::tick::Tick;

/// The run's time: the platform's, less what was spent paused.
#[derive(Debug)]
pub(super) struct Time<'a, C> {
    clock: &'a C,
    started_unix_ms: u64,
    paused_at: Cell<Option<Tick>>,
    paused_for: Cell<Duration>,
    waiting: RefCell<Vec<Waker>>,
}

impl<'a, C: Clock> Time<'a, C> {
    pub(super) fn new(clock: &'a C, started_unix_ms: u64) -> Self {
        Self {
            clock,
            started_unix_ms,
            paused_at: Cell::new(None),
            paused_for: Cell::new(Duration::ZERO),
            waiting: RefCell::default(),
        }
    }

    pub(super) fn now(&self) -> Tick {
        let paused_for = self.paused_for.get();
        match self.paused_at.get() {
            Some(at) => at,
            None if paused_for.is_zero() => self.clock.now(),
            None => self.of_clock(self.clock.now(), paused_for),
        }
    }

    /// A tick of the run as the platform's clock counts it.
    pub(super) fn to_clock(&self, at: Tick) -> Tick {
        if at == Tick::NEVER {
            at
        } else {
            at + self.paused_for.get()
        }
    }

    /// A tick of the platform's clock as the run counts it, if it has not been paused since.
    pub(super) fn of_clock(&self, at: Tick, paused_for: Duration) -> Tick {
        Tick::ZERO + (at - (Tick::ZERO + paused_for))
    }

    /// How long it was paused up to now.
    pub(super) fn paused_for(&self) -> Duration {
        self.paused_for.get()
    }

    pub(super) fn is_paused(&self) -> bool {
        self.paused_at.get().is_some()
    }

    /// Stands still, or goes on.
    pub(super) fn set_paused(&self, paused: bool) {
        if paused == self.is_paused() {
            return;
        }
        if paused {
            self.paused_at.set(Some(self.now()));
            return;
        }
        let stood = self.paused_at.take().unwrap_or_default();
        self.paused_for.set(self.clock.now() - stood);
        self.waiting.take().into_iter().for_each(Waker::wake);
    }

    /// Ends at once unless the run is paused, and else when it goes on.
    pub(super) fn unpaused(&self) -> impl Future<Output = ()> {
        let mut waits = false;
        poll_fn(move |context| {
            if !self.is_paused() {
                return Poll::Ready(());
            }
            if !std::mem::replace(&mut waits, true) {
                self.waiting.borrow_mut().push(context.waker().clone());
            }
            Poll::Pending
        })
    }

    pub(super) fn clock(&self) -> &'a C {
        self.clock
    }
}

/// What expressions may know of the time.
pub(super) trait Moment {
    /// Seconds since the start.
    fn seconds(&self) -> f64;
    /// Seconds since 1970.
    fn unix_seconds(&self) -> f64;
}

impl<C: Clock> Moment for Time<'_, C> {
    fn seconds(&self) -> f64 {
        self.now().as_seconds()
    }

    fn unix_seconds(&self) -> f64 {
        self.started_unix_ms as f64 / 1000.0 + self.clock.now().as_seconds()
    }
}
