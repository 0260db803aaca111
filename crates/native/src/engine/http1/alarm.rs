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
