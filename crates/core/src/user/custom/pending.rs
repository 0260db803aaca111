//! A request of any protocol under way.

use std::fmt;
use std::time::Duration;

use super::Desk;
use crate::platform::Who;
use crate::stats::RowId;
use crate::tick::Tick;

/// A request of any protocol under way. Dropped without [`Self::end`], as by a stop, it counts as aborted.
#[must_use = "dropped without its end, it counts as aborted"]
pub struct Pending<'u> {
    desk: &'u (dyn Desk + 'u),
    who: Who<'u>,
    row: RowId,
    intended: Tick,
    sent: Tick,
    /// How long the run had been paused when it began.
    paused: Duration,
    ended: bool,
}

impl<'u> Pending<'u> {
    pub(super) fn new(
        desk: &'u (dyn Desk + 'u),
        who: Who<'u>,
        kind: &str,
        name: &str,
        late: Duration,
    ) -> Self {
        let sent = desk.now();
        Self {
            row: desk.begin(kind, name),
            desk,
            who,
            intended: before(sent, late),
            sent,
            paused: desk.paused_for(),
            ended: false,
        }
    }

    pub(super) fn begun_before(mut self, time: Duration) -> Self {
        self.sent = before(self.sent, time);
        self.intended = self.sent;
        self
    }

    /// It came to its end: `Ok` with the bytes of its answer, or `Err` with what it failed with.
    pub fn end(mut self, outcome: Result<u64, impl fmt::Display>) {
        self.ended = true;
        let outcome = outcome.map_err(|error| error.to_string());
        self.desk.end(Ended {
            who: self.who,
            row: self.row,
            intended: self.intended,
            sent: self.sent,
            done: self.desk.since_pauses(self.paused),
            outcome: outcome.as_ref().map_err(String::as_str).copied(),
        });
    }
}

/// A request of any protocol that came to its end.
pub(in crate::user) struct Ended<'e> {
    pub(in crate::user) who: Who<'e>,
    pub(in crate::user) row: RowId,
    pub(in crate::user) intended: Tick,
    pub(in crate::user) sent: Tick,
    pub(in crate::user) done: Tick,
    pub(in crate::user) outcome: Result<u64, &'e str>,
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.desk.aborted(self.row);
        }
    }
}

impl fmt::Debug for Pending<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Pending");
        shown.field("sent", &self.sent).finish_non_exhaustive()
    }
}

/// So much earlier, but not before the start.
fn before(at: Tick, time: Duration) -> Tick {
    Tick::ZERO + at.since(Tick::ZERO + time)
}
