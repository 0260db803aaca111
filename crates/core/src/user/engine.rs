//! What the users of a shard share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use super::Timers;
use super::documents::Documents;
use super::feeds::Takes;
use super::guards::{InFlight, Sent};
use super::inputs::Inputs;
use super::ready::{Ready, Spares};
use super::slots::Slots;
use super::time::Time;
use super::{Control, Lever};
use crate::expr::Value;
use crate::plan::{Plan, Shard};
use crate::platform::{Clock, Transport, Who};
use crate::stats::{Delta, Exchange, MessageId, Recorder, RowId};
use crate::tick::Tick;

/// What the users of a shard share.
pub(super) struct Engine<'a, C, T> {
    pub(super) plan: &'a Plan,
    pub(super) shard: Shard,
    pub(super) inputs: &'a Inputs,
    pub(super) control: &'a Control,
    pub(super) time: Time<'a, C>,
    pub(super) transport: &'a T,
    pub(super) timers: Timers,
    pub(super) takes: Rc<Takes>,
    /// The variables every user starts with.
    pub(super) given: Vec<(Arc<str>, Value)>,
    /// Users of the open model that wait for an arrival, by class.
    pub(super) idle: RefCell<Vec<Vec<Rc<Lever>>>>,
    pub(super) recorder: RefCell<Recorder>,
    pub(super) spares: Spares,
    pub(super) documents: Documents,
    slots: Slots,
    iterations_left: Cell<Option<u64>>,
    stopped: Cell<Option<Tick>>,
}

impl<'a, C: Clock, T: Transport> Engine<'a, C, T> {
    pub(super) fn new(
        plan: &'a Plan,
        shard: Shard,
        inputs: &'a Inputs,
        control: &'a Control,
        clock: &'a C,
        transport: &'a T,
    ) -> Self {
        let recorder = Recorder::new(&plan.outline());
        let iterations = plan.schedule.iterations;
        Self {
            plan,
            shard,
            inputs,
            control,
            time: Time::new(clock, inputs.started_unix_ms),
            transport,
            timers: Timers::default(),
            takes: Rc::default(),
            given: inputs.given(),
            idle: RefCell::new(vec![Vec::new(); plan.classes.len()]),
            recorder: RefCell::new(recorder),
            spares: Spares::default(),
            documents: Documents::default(),
            slots: Slots::new(transport.limit()),
            iterations_left: Cell::new(
                iterations.map(|all| shard.share(all, plan.schedule.peak())),
            ),
            stopped: Cell::new(None),
        }
    }

    /// No user begins another task; requests that wait for their turn are not sent.
    pub(super) fn stop(&self) {
        self.stopped.set(Some(self.time.now()));
        self.slots.turn_away();
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopped.get().is_some()
    }

    /// Whether nobody starts any more: the run stops, or every task there was to begin has begun.
    pub(super) fn is_closed(&self) -> bool {
        self.is_stopping() || self.iterations_left.get() == Some(0)
    }

    /// Takes one of the tasks there are; false if there is none left to begin.
    pub(super) fn begin_iteration(&self) -> bool {
        let left = self.iterations_left.get();
        if left == Some(0) {
            return false;
        }
        self.iterations_left.set(left.map(|left| left - 1));
        true
    }

    /// Sends a request; should the future be dropped, it is counted as aborted. `None` if the run stops before it could be
    /// sent. The verdict is told by [`Sent::end`].
    pub(super) async fn exchange<'s>(
        &'s self,
        who: Who<'s>,
        session: &T::Session,
        request: &Ready<'_>,
        intended: Tick,
    ) -> Option<Sent<'s, 'a, C, T>> {
        let slot = self.slots.take().await?;
        self.time.unpaused().await;
        let in_flight = InFlight::new(&self.recorder, request.row);
        let paused = self.time.paused_for();
        let intended = self.time.to_clock(intended);
        let (exchange, content) = self.transport.exchange(session, request, intended).await;
        drop(slot);
        in_flight.end();
        let exchange = match paused.is_zero() {
            true => exchange,
            false => self.of_clock(exchange, paused),
        };
        Some(Sent::new(self, who, request.row, exchange, content))
    }

    /// An exchange as the run's time counts it, which had been paused for so long.
    fn of_clock(&self, exchange: Exchange, paused: Duration) -> Exchange {
        let at = |tick| self.time.of_clock(tick, paused);
        Exchange {
            intended: at(exchange.intended),
            sent: at(exchange.sent),
            started: exchange.started.map(at),
            first_byte: exchange.first_byte.map(at),
            done: at(exchange.done),
            ..exchange
        }
    }

    /// The row of a name met at run time.
    pub(super) fn row(&self, method: &str, name: &str) -> RowId {
        self.recorder.borrow_mut().row(method, name)
    }

    /// A message met at run time, without secrets.
    pub(super) fn message(&self, text: &str) -> MessageId {
        if self.inputs.env.is_empty() {
            return self.recorder.borrow_mut().message(text);
        }
        let text = self.inputs.redacted(text);
        self.recorder.borrow_mut().message(&text)
    }

    /// Something in the scenario itself went wrong.
    pub(super) fn exception(&self, path: &str, message: &str) {
        let (path, message) = (self.message(path), self.message(message));
        let now = self.time.now();
        self.recorder.borrow_mut().exception(path, message, now);
    }

    pub(super) fn take_delta(&self, interval: u32) -> Delta {
        let mut recorder = self.recorder.borrow_mut();
        Delta {
            stopped: self.stopped.get(),
            paused: self.time.is_paused(),
            ..recorder.take_delta(self.shard.index, interval, self.time.now())
        }
    }
}
