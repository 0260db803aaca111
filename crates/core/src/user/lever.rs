//! What ends one user, or gives it an arrival.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::load::Arrival;

/// What is asked of a user; each asks for more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// To go on.
    #[default]
    Run,
    /// To begin no other task: a wait for one ends it at once, a wait within one does not.
    Close,
    /// To finish its task and end; a wait ends it at once.
    Finish,
    /// To leave its task as it is and end.
    Cut,
}

/// One user's end of what the shard decides about it.
#[derive(Debug, Default)]
pub(super) struct Lever {
    level: Cell<Level>,
    arrival: Cell<Option<Arrival>>,
    waker: RefCell<Option<Waker>>,
}

impl Lever {
    /// Asks for this much or more.
    pub(super) fn raise(&self, level: Level) {
        if level > self.level.get() {
            self.level.set(level);
            self.wake();
        }
    }

    pub(super) fn is_closing(&self) -> bool {
        self.level.get() >= Level::Close
    }

    pub(super) fn is_finishing(&self) -> bool {
        self.level.get() >= Level::Finish
    }

    /// Gives a user that waits for one its next arrival.
    pub(super) fn give(&self, arrival: Arrival) {
        self.arrival.set(Some(arrival));
        self.wake();
    }

    pub(super) fn has_arrival(&self) -> bool {
        self.arrival.get().is_some()
    }

    /// `None` if the user is cut before the future ends.
    pub(super) fn unless_cut<F: Future + Unpin>(
        &self,
        future: F,
    ) -> impl Future<Output = Option<F::Output>> {
        self.unless(Level::Cut, future)
    }

    /// The next arrival; `None` if the user is to end.
    pub(super) async fn arrival(&self) -> Option<Arrival> {
        let given = poll_fn(|context| {
            self.listen(context);
            self.arrival.take().map_or(Poll::Pending, Poll::Ready)
        });
        self.unless(Level::Close, given).await
    }

    /// `None` if the user is asked for this much, or more, before the future ends. A long one is pinned by the caller:
    /// whoever took it over would keep room for it twice.
    pub(super) fn unless<F: Future + Unpin>(
        &self,
        level: Level,
        mut future: F,
    ) -> impl Future<Output = Option<F::Output>> {
        poll_fn(move |context| {
            self.listen(context);
            if self.level.get() >= level {
                return Poll::Ready(None);
            }
            Pin::new(&mut future).poll(context).map(Some)
        })
    }

    /// One user polls it, always with the same waker.
    fn listen(&self, context: &Context<'_>) {
        let mut waker = self.waker.borrow_mut();
        if waker.is_none() {
            *waker = Some(context.waker().clone());
        }
    }

    fn wake(&self) {
        if let Some(waker) = &*self.waker.borrow() {
            waker.wake_by_ref();
        }
    }
}
