//! When an answer has taken too long.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use tokio::time::{Instant, Sleep, sleep_until};

/// One timer a connection: most deadlines lie after the one before, and it is set anew only when it rings.
#[derive(Debug, Default)]
pub(super) struct Alarm(Option<Box<Set>>);

#[derive(Debug)]
struct Set {
    sleep: Pin<Box<Sleep>>,
    waker: Waker,
}

impl Alarm {
    /// Whether `until` has passed; wakes when it does.
    pub(super) fn poll(&mut self, until: Instant, context: &mut Context<'_>) -> Poll<()> {
        let set = self.0.get_or_insert_with(|| {
            Box::new(Set {
                sleep: Box::pin(sleep_until(until)),
                waker: Waker::noop().clone(),
            })
        });
        let rings = !set.sleep.is_elapsed() && set.sleep.deadline() <= until;
        if rings && set.waker.will_wake(context.waker()) {
            return Poll::Pending;
        }
        if !rings {
            set.sleep.as_mut().reset(until);
        }
        set.waker.clone_from(context.waker());
        set.sleep.as_mut().poll(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::time::Duration;

    use super::*;

    fn after(seconds: u64) -> Instant {
        Instant::now() + Duration::from_secs(seconds)
    }

    /// Looks once, as whoever is answered in time does.
    async fn look(alarm: &mut Alarm, until: Instant) -> bool {
        poll_fn(|context| Poll::Ready(alarm.poll(until, context).is_ready())).await
    }

    #[tokio::test(start_paused = true)]
    async fn each_deadline_rings_in_its_time_whatever_was_set_before() {
        let mut alarm = Alarm::default();
        for (before, seconds) in [(30, 5), (5, 30), (5, 5), (1, 1)] {
            assert!(!look(&mut alarm, after(before)).await);
            let (start, until) = (Instant::now(), after(seconds));
            poll_fn(|context| alarm.poll(until, context)).await;
            assert_eq!(start.elapsed().as_secs(), seconds, "after {before}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_deadline_that_has_passed_rings_at_once() {
        let mut alarm = Alarm::default();
        let until = after(1);
        assert!(!look(&mut alarm, after(60)).await);
        tokio::time::advance(Duration::from_secs(2)).await;
        assert!(look(&mut alarm, until).await);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_looked_last_is_woken() {
        let mut alarm = Alarm::default();
        let until = after(5);
        let looks = alarm.poll(until, &mut Context::from_waker(Waker::noop()));
        assert!(looks.is_pending());
        poll_fn(|context| alarm.poll(until, context)).await;
        assert!(Instant::now() >= until);
    }
}
