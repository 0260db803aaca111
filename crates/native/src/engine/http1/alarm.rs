//! When an answer has taken too long.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use katydid_core::tick::Tick;
use tokio::time::{Sleep, sleep_until};

use crate::engine::NativeClock;

/// One timer a connection: most deadlines lie after the one before, and it is set anew only when it rings.
#[derive(Debug, Default)]
pub(super) struct Alarm(Option<Box<Set>>);

#[derive(Debug)]
struct Set {
    at: Tick,
    sleep: Pin<Box<Sleep>>,
    waker: Waker,
}

impl Alarm {
    /// Whether `until` has passed; wakes when it does.
    pub(super) fn poll(
        &mut self,
        until: Tick,
        clock: NativeClock,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        let set = self.0.get_or_insert_with(|| {
            Box::new(Set {
                at: until,
                sleep: Box::pin(sleep_until(clock.instant(until))),
                waker: Waker::noop().clone(),
            })
        });
        let rings = set.at <= until && !set.sleep.is_elapsed();
        if rings && set.waker.will_wake(context.waker()) {
            return Poll::Pending;
        }
        if !rings {
            set.at = until;
            set.sleep.as_mut().reset(clock.instant(until));
        }
        set.waker.clone_from(context.waker());
        set.sleep.as_mut().poll(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::time::Duration;

    use katydid_core::platform::Clock;
    use tokio::time::Instant;

    use super::*;

    fn clock() -> NativeClock {
        NativeClock::new(Instant::now())
    }

    fn after(clock: NativeClock, seconds: u64) -> Tick {
        clock.now() + Duration::from_secs(seconds)
    }

    /// Looks once, as whoever is answered in time does.
    async fn look(alarm: &mut Alarm, until: Tick, clock: NativeClock) -> bool {
        poll_fn(|context| Poll::Ready(alarm.poll(until, clock, context).is_ready())).await
    }

    #[tokio::test(start_paused = true)]
    async fn each_deadline_rings_in_its_time_whatever_was_set_before() {
        let (mut alarm, clock) = (Alarm::default(), clock());
        for (before, seconds) in [(30, 5), (5, 30), (5, 5), (1, 1)] {
            assert!(!look(&mut alarm, after(clock, before), clock).await);
            let (start, until) = (Instant::now(), after(clock, seconds));
            poll_fn(|context| alarm.poll(until, clock, context)).await;
            assert_eq!(start.elapsed().as_secs(), seconds, "after {before}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_deadline_that_has_passed_rings_at_once() {
        let (mut alarm, clock) = (Alarm::default(), clock());
        let until = after(clock, 1);
        assert!(!look(&mut alarm, after(clock, 60), clock).await);
        tokio::time::advance(Duration::from_secs(2)).await;
        assert!(look(&mut alarm, until, clock).await);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_looked_last_is_woken() {
        let (mut alarm, clock) = (Alarm::default(), clock());
        let until = after(clock, 5);
        let looks = alarm.poll(until, clock, &mut Context::from_waker(Waker::noop()));
        assert!(looks.is_pending());
        poll_fn(|context| alarm.poll(until, clock, context)).await;
        assert!(clock.now() >= until);
    }
}
