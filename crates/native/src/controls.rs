//! How the outside steers a run.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use katydid_core::stats::{Cause, Delta};
use katydid_core::tick::Tick;
use katydid_core::user::{Change, Control, INTERVAL};

use crate::EngineError;

/// From the last that was heard of a thread to a change that none of them has passed: each has been silent for less
/// than an interval, and hears of it within another.
const AHEAD: Duration = INTERVAL.saturating_mul(2);

/// Steers every thread of a run; clones share it, and it may cross threads.
#[derive(Clone, Debug)]
pub struct Controls(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    shards: Vec<Control>,
    /// Of the steps of the test itself.
    test: Control,
    /// Why it stops, as far as it was asked to: the first cause counts, `None` if it stopped by itself.
    asked: OnceLock<Option<Cause>>,
    /// Microseconds of the run's time.
    heard: AtomicU64,
}

impl Controls {
    pub(crate) fn new(shards: u32) -> Self {
        Self(Arc::new(Inner {
            shards: (0..shards).map(|_| Control::default()).collect(),
            test: Control::default(),
            asked: OnceLock::new(),
            heard: AtomicU64::new(0),
        }))
    }

    /// Lets users finish the task they are at within the plan's stop timeout, and end; `on_test_stop` still runs.
    pub fn stop(&self) {
        self.stop_for(Cause::Stopped);
    }

    /// The same for another cause than a person, which the result then tells.
    pub fn stop_for(&self, cause: Cause) {
        self.0.asked.get_or_init(|| Some(cause));
        self.stop_all();
    }

    /// Stops and aborts what is in flight; `on_test_stop` does not run.
    pub fn abort(&self) {
        self.0.asked.get_or_init(|| Some(Cause::Stopped));
        self.all().for_each(Control::abort);
    }

    /// Why it was asked to stop; `None` if it was not, or had stopped by itself.
    pub(crate) fn asked(&self) -> Option<Cause> {
        self.0.asked.get().copied().flatten()
    }

    /// Whether the run was asked to stop: by [`Self::stop`], by [`Self::abort`], or by itself.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.all().any(Control::is_stopped)
    }

    /// Lets the run's time stand still: nobody starts, waits or sends until [`Self::resume`]. What is in flight comes
    /// to its end, and a stop ends the pause.
    pub fn pause(&self) {
        self.0.shards.iter().for_each(Control::pause);
    }

    /// Lets it go on where it stood.
    pub fn resume(&self) {
        self.0.shards.iter().for_each(Control::resume);
    }

    /// Whether it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.0.shards.iter().any(Control::is_paused)
    }

    /// Goes on with another number of users, reached at so many a second, as Locust's edit of a running test does: on
    /// every thread at the same moment, within two seconds of the run's time. The open model has no such number and
    /// stays as it is.
    ///
    /// # Errors
    /// When the spawn rate is not a number above zero.
    pub fn change(&self, users: u32, spawn_rate: f64) -> Result<(), EngineError> {
        if !(spawn_rate.is_finite() && spawn_rate > 0.0) {
            return Err(EngineError::NoSpawnRate(spawn_rate));
        }
        let at = Tick::from_micros(self.0.heard.load(Ordering::Acquire)) + AHEAD;
        let change = Change {
            at,
            users,
            spawn_rate,
        };
        self.0.shards.iter().for_each(|shard| shard.change(change));
        Ok(())
    }

    pub(crate) fn shards(&self) -> u32 {
        self.0.shards.len() as u32
    }

    pub(crate) fn shard(&self, index: u32) -> &Control {
        &self.0.shards[index as usize]
    }

    pub(crate) fn test(&self) -> &Control {
        &self.0.test
    }

    pub(crate) fn is_aborted(&self) -> bool {
        self.0.test.is_aborted()
    }

    /// A thread has come this far; where one stops, by a step of its users or at the end, all do.
    pub(crate) fn hear(&self, delta: &Delta) {
        self.0
            .heard
            .fetch_max(delta.at.as_micros(), Ordering::AcqRel);
        if delta.stopped.is_some() {
            self.0.asked.get_or_init(|| None);
            self.stop_all();
        }
    }

    fn stop_all(&self) {
        self.all().for_each(Control::stop);
    }

    fn all(&self) -> impl Iterator<Item = &Control> {
        self.0.shards.iter().chain([&self.0.test])
    }
}
