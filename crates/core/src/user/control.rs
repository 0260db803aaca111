//! How the outside steers a shard.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;

use futures_util::task::AtomicWaker;

use crate::tick::Tick;

/// A handle to stop, pause and change running shards; clones share it, and it may cross threads.
#[derive(Clone, Debug, Default)]
pub struct Control(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    asked: AtomicU8,
    paused: AtomicBool,
    change: Mutex<Option<Change>>,
    waker: AtomicWaker,
}

/// Another number of users, reached at another rate: Locust's edit of a running test.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Change {
    /// From when on: the same on every shard, and not before what any of them has done already.
    pub at: Tick,
    /// Users wanted.
    pub users: u32,
    /// Users started or stopped per second; finite and above zero.
    pub spawn_rate: f64,
}

const STOP: u8 = 1;
const ABORT: u8 = 2;

impl Control {
    /// Lets users finish the task they are at within the stop timeout, and end.
    pub fn stop(&self) {
        self.ask(STOP);
    }

    /// Stops and aborts what is in flight.
    pub fn abort(&self) {
        self.ask(ABORT);
    }

    /// Whether [`Self::stop`] or [`Self::abort`] was called.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.asked.load(Ordering::Acquire) >= STOP
    }

    /// Whether [`Self::abort`] was called.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        self.0.asked.load(Ordering::Acquire) >= ABORT
    }

    /// Lets the run's time stand still: nobody starts, waits or sends until [`Self::resume`].
    pub fn pause(&self) {
        self.set_paused(true);
    }

    /// Lets it go on where it stood.
    pub fn resume(&self) {
        self.set_paused(false);
    }

    /// Whether it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.0.paused.load(Ordering::Acquire)
    }

    /// Goes on with another number of users; the open model has no such number and stays as it is.
    pub fn change(&self, change: Change) {
        *self.changes() = Some(change);
        self.0.waker.wake();
    }

    pub(super) fn take_change(&self) -> Option<Change> {
        self.changes().take()
    }

    pub(super) fn has_change(&self) -> bool {
        self.changes().is_some()
    }

    fn changes(&self) -> std::sync::MutexGuard<'_, Option<Change>> {
        self.0.change.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_paused(&self, paused: bool) {
        self.0.paused.store(paused, Ordering::Release);
        self.0.waker.wake();
    }

    fn ask(&self, what: u8) {
        self.0.asked.fetch_max(what, Ordering::AcqRel);
        self.0.waker.wake();
    }

    /// One shard listens to one control.
    pub(super) fn listen(&self, waker: &Waker) {
        self.0.waker.register(waker);
    }
}
