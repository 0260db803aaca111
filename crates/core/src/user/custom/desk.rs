//! Where a user's own measures are counted, whatever the platform.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use super::pending::Ended;
use crate::platform::{Clock, Transport, Who};
use crate::stats::{Exchange, Failure, Phases, RowId};
use crate::tick::Tick;
use crate::user::Sleep;
use crate::user::engine::Engine;

/// What a user's own measures need of the engine.
pub(in crate::user) trait Desk {
    fn now(&self) -> Tick;
    /// How long the run was paused up to now.
    fn paused_for(&self) -> Duration;
    /// The time now, as it is for what began when the run had been paused for so long.
    fn since_pauses(&self, paused: Duration) -> Tick;
    /// Ends when the run goes on; `None` where it does.
    fn unpaused(&self) -> Option<Pin<Box<dyn Future<Output = ()> + '_>>>;
    fn sleep_until(&self, at: Tick) -> Sleep<'_>;
    fn log(&self, who: Who<'_>, text: &str);
    /// A request goes out.
    fn begin(&self, kind: &str, name: &str) -> RowId;
    /// It was dropped.
    fn aborted(&self, row: RowId);
    /// It came to its end.
    fn end(&self, ended: Ended<'_>);
}

impl<C: Clock, T: Transport> Desk for Engine<'_, C, T> {
    fn now(&self) -> Tick {
        self.time.now()
    }

    fn paused_for(&self) -> Duration {
        self.time.paused_for()
    }

    fn since_pauses(&self, paused: Duration) -> Tick {
        self.time.of_clock(self.time.clock().now(), paused)
    }

    fn unpaused(&self) -> Option<Pin<Box<dyn Future<Output = ()> + '_>>> {
        let is_paused = self.time.is_paused();
        is_paused.then(|| Box::pin(self.time.unpaused()) as Pin<Box<dyn Future<Output = ()> + '_>>)
    }

    fn sleep_until(&self, at: Tick) -> Sleep<'_> {
        self.timers.sleep_until(at)
    }

    fn log(&self, who: Who<'_>, text: &str) {
        let (text, now) = (self.inputs.redacted(text), self.time.now());
        self.recorder.borrow_mut().log(now, who.user.0, &text);
    }

    fn begin(&self, kind: &str, name: &str) -> RowId {
        let row = match self.inputs.env.is_empty() {
            true => self.row(kind, name),
            false => self.row(&self.inputs.redacted(kind), &self.inputs.redacted(name)),
        };
        self.recorder.borrow_mut().sent();
        row
    }

    fn aborted(&self, row: RowId) {
        self.recorder.borrow_mut().aborted(row);
    }

    fn end(&self, ended: Ended<'_>) {
        self.recorder.borrow_mut().answered();
        let failure = ended.outcome.err();
        let failure = failure.map(|error| Failure::Message(self.message(error)));
        let exchange = Exchange {
            intended: ended.intended,
            sent: ended.sent,
            started: None,
            first_byte: None,
            phases: Phases::default(),
            done: ended.done,
            outcome: failure.map_or(Ok(0), Err),
            bytes: ended.outcome.unwrap_or(0),
        };
        self.count(ended.who, ended.row, &exchange, failure);
    }
}
