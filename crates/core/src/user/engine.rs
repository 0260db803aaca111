//! What the users of a shard share.

use std::cell::{Cell, RefCell};

use super::Timers;
use super::slots::Slots;
use crate::plan::{ClassId, Plan, Request, Shard};
use crate::platform::{Clock, Transport};
use crate::stats::{Delta, Exchange, Recorder, RowId};
use crate::tick::Tick;

/// What the users of a shard share.
pub(super) struct Engine<'a, C, T> {
    pub(super) plan: &'a Plan,
    pub(super) clock: &'a C,
    pub(super) transport: &'a T,
    pub(super) timers: Timers,
    slots: Slots,
    recorder: RefCell<Recorder>,
    stopped: Cell<Option<Tick>>,
}

impl<'a, C: Clock, T: Transport> Engine<'a, C, T> {
    pub(super) fn new(plan: &'a Plan, clock: &'a C, transport: &'a T) -> Self {
        Self {
            plan,
            clock,
            transport,
            timers: Timers::default(),
            slots: Slots::new(transport.limit()),
            recorder: RefCell::new(Recorder::new(&plan.outline())),
            stopped: Cell::new(None),
        }
    }

    /// No user begins another request; those that wait wake and end.
    pub(super) fn stop(&self) {
        self.stopped.set(Some(self.clock.now()));
        self.timers.wake_all();
        self.slots.close();
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopped.get().is_some()
    }

    /// Sends and counts a request; if the future is dropped, as aborted. `None` if the run stops before it
    /// could be sent.
    pub(super) async fn exchange(
        &self,
        session: &mut T::Session,
        request: &Request,
        intended: Tick,
    ) -> Option<Exchange> {
        let _slot = self.slots.take().await?;
        let in_flight = InFlight::new(&self.recorder, request.row);
        let exchange = self.transport.exchange(session, request, intended).await;
        in_flight.end(&exchange);
        Some(exchange)
    }

    /// Counts a user of this class until the guard is dropped.
    pub(super) fn user(&self, class: ClassId) -> impl Drop + '_ {
        self.recorder.borrow_mut().user_started(class.0 as usize);
        Running {
            recorder: &self.recorder,
            class,
        }
    }

    pub(super) fn take_delta(&self, shard: Shard, interval: u32) -> Delta {
        let mut recorder = self.recorder.borrow_mut();
        Delta {
            stopped: self.stopped.get(),
            ..recorder.take_delta(shard.index, interval, self.clock.now())
        }
    }
}

struct Running<'a> {
    recorder: &'a RefCell<Recorder>,
    class: ClassId,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.recorder.borrow_mut().user_ended(self.class.0 as usize);
    }
}

struct InFlight<'a> {
    recorder: &'a RefCell<Recorder>,
    row: RowId,
    ended: bool,
}

impl<'a> InFlight<'a> {
    fn new(recorder: &'a RefCell<Recorder>, row: RowId) -> Self {
        recorder.borrow_mut().sent();
        Self {
            recorder,
            row,
            ended: false,
        }
    }

    fn end(mut self, exchange: &Exchange) {
        self.ended = true;
        let failure = exchange.failure();
        self.recorder
            .borrow_mut()
            .record(self.row, exchange, failure);
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.recorder.borrow_mut().aborted(self.row);
        }
    }
}
