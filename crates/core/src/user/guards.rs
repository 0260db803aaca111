//! What is counted when it ends, however it does.

use std::cell::RefCell;

use super::engine::Engine;
use crate::plan::{ClassId, UserId};
use crate::platform::{Clock, Content, Judged, Listener, Transport, Who};
use crate::stats::{Exchange, Failure, Recorder, RowId};

impl<C: Clock, T: Transport> Engine<'_, C, T> {
    /// Counts what was judged of a request that came to its end, and tells it.
    pub(super) fn count(
        &self,
        who: Who<'_>,
        row: RowId,
        exchange: &Exchange,
        failure: Option<Failure>,
    ) {
        self.recorder.borrow_mut().judged(row, exchange, failure);
        if let Some(listener) = self.listener() {
            tell(
                listener,
                &self.recorder.borrow(),
                who,
                row,
                exchange,
                failure,
            );
        }
    }

    /// Counts a user of this class until the guard is dropped.
    pub(super) fn user(&self, class: ClassId, user: UserId) -> impl Drop + '_ {
        let who = Who {
            user,
            class: &self.plan.class(class).name,
        };
        self.recorder.borrow_mut().user_started(class.0 as usize);
        if let Some(listener) = self.listener() {
            listener.user_start(who);
        }
        Running {
            engine: self,
            class,
            who,
        }
    }

    fn listener(&self) -> Option<&dyn Listener> {
        match T::LISTENED {
            true => self.transport.listener(),
            false => None,
        }
    }
}

fn tell(
    listener: &dyn Listener,
    recorder: &Recorder,
    who: Who<'_>,
    row: RowId,
    exchange: &Exchange,
    failure: Option<Failure>,
) {
    let error = failure.map(|failure| failure.words(|message| recorder.text(message)));
    listener.exchange(&Judged {
        who,
        row: recorder.key(row),
        exchange,
        error: error.as_deref(),
    });
}

/// A request that was answered and is not judged yet; by its status alone, should it never be.
pub(super) struct Sent<'s, 'a, C: Clock, T: Transport> {
    pub(super) exchange: Exchange,
    pub(super) content: Content,
    engine: &'s Engine<'a, C, T>,
    who: Who<'s>,
    row: RowId,
    judged: bool,
}

impl<'s, 'a, C: Clock, T: Transport> Sent<'s, 'a, C, T> {
    pub(super) fn new(
        engine: &'s Engine<'a, C, T>,
        who: Who<'s>,
        row: RowId,
        exchange: Exchange,
        content: Content,
    ) -> Self {
        Self {
            exchange,
            content,
            engine,
            who,
            row,
            judged: false,
        }
    }

    /// Counts it.
    pub(super) fn end(mut self, failure: Option<Failure>) {
        self.count(failure);
    }

    fn count(&mut self, failure: Option<Failure>) {
        self.judged = true;
        self.engine
            .count(self.who, self.row, &self.exchange, failure);
    }
}

impl<C: Clock, T: Transport> Drop for Sent<'_, '_, C, T> {
    fn drop(&mut self) {
        if !self.judged {
            self.count(self.exchange.failure());
        }
    }
}

/// A user that runs until this is dropped.
struct Running<'s, 'a, C: Clock, T: Transport> {
    engine: &'s Engine<'a, C, T>,
    class: ClassId,
    who: Who<'s>,
}

impl<C: Clock, T: Transport> Drop for Running<'_, '_, C, T> {
    fn drop(&mut self) {
        let class = self.class.0 as usize;
        self.engine.recorder.borrow_mut().user_ended(class);
        if let Some(listener) = self.engine.listener() {
            listener.user_stop(self.who);
        }
    }
}

/// A request in flight; aborted, should it be dropped.
pub(super) struct InFlight<'a> {
    recorder: &'a RefCell<Recorder>,
    row: RowId,
    answered: bool,
}

impl<'a> InFlight<'a> {
    pub(super) fn new(recorder: &'a RefCell<Recorder>, row: RowId) -> Self {
        recorder.borrow_mut().sent();
        Self {
            recorder,
            row,
            answered: false,
        }
    }

    pub(super) fn end(mut self) {
        self.answered = true;
        self.recorder.borrow_mut().answered();
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        if !self.answered {
            self.recorder.borrow_mut().aborted(self.row);
        }
    }
}
