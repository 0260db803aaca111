//! Time as the operating system and tokio tell it.

use std::future::{Future, ready};
use std::time::Duration;

use katydid_core::platform::Clock;
use katydid_core::tick::Tick;
use tokio::time::{Instant, sleep_until};

/// A sleep longer than this ends early, which the core takes as a wake for nothing.
const LONGEST_SLEEP: Duration = Duration::from_secs(86_400);

/// Time since a start that all of a run's threads share.
///
/// Its sleeps are tokio's, which end on the next whole millisecond and often one later.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NativeClock {
    start: Instant,
}

impl NativeClock {
    /// Time zero is `start`, which may lie ahead: until then it is zero.
    pub(crate) fn new(start: Instant) -> Self {
        Self { start }
    }

    pub(super) fn instant(&self, at: Tick) -> Instant {
        self.start + at.since(Tick::ZERO)
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

/// The clock of one shard's loop, which sleeps one sleep at a time.
///
/// Response times count from the intended time, and so hold how late a user wakes. On Linux the kernel wakes
/// it within some 50 µs; elsewhere, and where no descriptor is left for that, within tokio's 2 ms.
#[derive(Debug)]
pub(crate) struct ShardClock {
    clock: NativeClock,
    #[cfg(target_os = "linux")]
    alarm: Option<super::alarm::Alarm>,
}

impl ShardClock {
    /// Inside a runtime only.
    pub(crate) fn new(clock: NativeClock) -> Self {
        Self {
            clock,
            #[cfg(target_os = "linux")]
            alarm: super::alarm::Alarm::new().ok(),
        }
    }
}

impl Clock for ShardClock {
    fn now(&self) -> Tick {
        self.clock.now()
    }

    fn breathe(&self) -> impl Future<Output = ()> {
        ready(())
    }

    async fn sleep_until(&self, at: Tick) {
        #[cfg(target_os = "linux")]
        if let Some(alarm) = &self.alarm {
            let wait = at.since(self.now()).min(LONGEST_SLEEP);
            if alarm.sleep(wait).await.is_ok() {
                return;
            }
        }
        self.clock.sleep_until(at).await;
    }
}
