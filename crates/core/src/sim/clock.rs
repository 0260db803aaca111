//! Time that jumps to the next deadline whenever nothing else can happen.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use std::cell::Cell;

use crate::platform::{Clock, turn};
use crate::tick::Tick;
use crate::user::Timers;

/// Pauses at one time after which time must move.
const PAUSES: u32 = 10_000;

/// Time that jumps to the next deadline whenever nothing else can happen; clones share it.
#[derive(Clone, Debug, Default)]
pub struct VirtualClock(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    now: Cell<Tick>,
    pauses: Cell<u32>,
    timers: Timers,
}

/// How much work a future may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Polls in all.
    pub polls: u32,
    /// Those after which time stood still.
    pub stood: u32,
}

impl VirtualClock {
    /// Runs a future to its end in no real time at all.
    ///
    /// # Panics
    /// If the future waits for something other than this clock: nothing could ever wake it.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        let mut run = Running::new(self, future);
        loop {
            if let Some(output) = run.poll() {
                return output;
            }
        }
    }

    /// The same within bounds, whatever the future does: so many polls, and so many of them after which time stood
    /// still; `None` if that does not bring it to its end.
    ///
    /// # Panics
    /// As [`Self::run`].
    pub fn run_within<F: Future>(&self, bounds: Bounds, future: F) -> Option<F::Output> {
        let (mut run, mut stood) = (Running::new(self, future), 0);
        for _ in 0..bounds.polls {
            let before = self.now();
            if let Some(output) = run.poll() {
                return Some(output);
            }
            stood += u32::from(self.now() == before);
            if stood > bounds.stood {
                return None;
            }
        }
        None
    }

    fn jump(&self) {
        let next = self
            .0
            .timers
            .earliest()
            .expect("the simulated future waits for something no clock can give");
        self.0.now.set(self.0.now.get().max(next));
        self.0.pauses.set(0);
        self.0.timers.wake(next);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Tick {
        self.0.now.get()
    }

    fn sleep_until(&self, at: Tick) -> impl Future<Output = ()> {
        self.0.timers.sleep_until(at)
    }

    /// After very many pauses at one time a microsecond passes: a user that neither waits nor is made to wait
    /// would stop time.
    async fn pause(&self) {
        if self.0.pauses.replace(self.0.pauses.get() + 1) < PAUSES {
            return turn().await;
        }
        self.sleep_until(self.now() + Duration::from_micros(1))
            .await;
    }
}

/// A future on its way.
struct Running<'c, F> {
    clock: &'c VirtualClock,
    future: Pin<Box<F>>,
    flag: Arc<Flag>,
    waker: Waker,
}

impl<'c, F: Future> Running<'c, F> {
    fn new(clock: &'c VirtualClock, future: F) -> Self {
        let flag = Arc::new(Flag::default());
        Self {
            clock,
            future: Box::pin(future),
            waker: Waker::from(Arc::clone(&flag)),
            flag,
        }
    }

    /// Its output; or if nothing more can happen now, time moves on.
    fn poll(&mut self) -> Option<F::Output> {
        // Whoever was woken before has its turn in this poll.
        self.flag.0.store(false, Ordering::Relaxed);
        let mut context = Context::from_waker(&self.waker);
        if let Poll::Ready(output) = self.future.as_mut().poll(&mut context) {
            return Some(output);
        }
        if !self.flag.0.load(Ordering::Relaxed) {
            self.clock.jump();
        }
        None
    }
}

#[derive(Default)]
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}
