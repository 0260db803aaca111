//! Time as the operating system and tokio tell it.

use std::future::Future;
use std::time::Duration;

use katydid_core::platform::Clock;
use katydid_core::tick::Tick;
use tokio::time::{Instant, sleep_until};

/// A sleep longer than this ends early, which the core takes as a wake for nothing.
const LONGEST_SLEEP: Duration = Duration::from_secs(86_400);

/// Time since a start that all of a run's threads share.
///
/// It reads to the nanosecond, but tokio's timers wake on the next whole millisecond, so a user is up to
/// 1 ms late after a wait. Response times count from the intended time and so hold this; service times
/// do not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NativeClock {
    start: Instant,
}

impl NativeClock {
    /// Time zero is `start`, which may lie ahead: until then it is zero.
    pub(crate) fn new(start: Instant) -> Self {
        Self { start }
    }
}

impl Clock for NativeClock {
    fn now(&self) -> Tick {
        Tick::ZERO + Instant::now().saturating_duration_since(self.start)
    }

    fn sleep_until(&self, at: Tick) -> impl Future<Output = ()> {
        let wait = at.since(self.now()).min(LONGEST_SLEEP);
        let instant = if wait < LONGEST_SLEEP {
            self.start + at.since(Tick::ZERO)
        } else {
            Instant::now() + wait
        };
        sleep_until(instant)
    }
}
