//! How long the phases of opening a connection take.

use katydid_core::platform::Clock;
use katydid_core::stats::{Phase, Phases};
use katydid_core::tick::Tick;

use super::NativeClock;

/// Tells how long each of several phases takes that follow each other.
#[derive(Debug)]
pub(super) struct Watch {
    clock: NativeClock,
    since: Tick,
    pub(super) phases: Phases,
}

impl Watch {
    pub(super) fn new(clock: NativeClock) -> Self {
        Self {
            clock,
            since: clock.now(),
            phases: Phases::default(),
        }
    }

    /// A phase has ended.
    pub(super) fn lap(&mut self, phase: Phase) {
        let now = self.clock.now();
        self.phases.add(phase, self.since, now);
        self.since = now;
    }
}
