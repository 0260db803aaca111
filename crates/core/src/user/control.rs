//! How the outside stops a shard.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::Waker;

use futures_util::task::AtomicWaker;

/// A handle to stop running shards; clones share it, and it may cross threads.
#[derive(Clone, Debug, Default)]
pub struct Control(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    asked: AtomicU8,
    waker: AtomicWaker,
}

const STOP: u8 = 1;
const ABORT: u8 = 2;

impl Control {
    /// Sends no more requests and lets those in flight end within the stop timeout.
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

    fn ask(&self, what: u8) {
        self.0.asked.fetch_max(what, Ordering::AcqRel);
        self.0.waker.wake();
    }

    /// One shard listens to one control.
    pub(super) fn listen(&self, waker: &Waker) {
        self.0.waker.register(waker);
    }
}
