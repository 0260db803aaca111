//! Starts and stops the engine, and makes snapshots of what it reports.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use katydid_core::scenario::Scenario;
use katydid_core::stats::{self, Aggregator, Delta, Run};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::preview::Preview;
use crate::state::{Phase, State};

/// What runs a test for the page. Dropped, it ends at once.
pub trait Engine: Sized + 'static {
    /// How many shards send deltas.
    const SHARDS: u32;

    /// Runs the scenario and tells what it counts once a tick, or why it failed itself.
    fn start(
        scenario: &Scenario,
        on_delta: impl Fn(Delta) + 'static,
        on_failed: impl Fn(String) + 'static,
    ) -> Self;

    /// Sends no more requests; those in flight may still end.
    fn stop(&self);

    /// Stops and drops what is in flight.
    fn abort(&self);
}

/// How long an engine may take to abort.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is said of an engine that took longer.
const SILENT: &str =
    "The engine did not answer and was ended. What it counted after its last report is lost.";

/// What a view can do about a run.
#[derive(Clone, Copy, Debug)]
pub struct Controls {
    /// Runs the scenario, if it has no problems and none runs.
    pub start: Callback<()>,
    /// Sends no more requests; those in flight may still end.
    pub stop: Callback<()>,
    /// Stops and drops what is in flight.
    pub abort: Callback<()>,
}

impl Controls {
    /// Controls of a page whose tests are run by this kind of engine.
    #[must_use]
    pub fn of<E: Engine>(state: State) -> Self {
        let runner = Runner::<E> {
            state,
            running: StoredValue::new_local(None),
        };
        Self {
            start: Callback::new(move |()| runner.start()),
            stop: Callback::new(move |()| runner.stop()),
            abort: Callback::new(move |()| runner.abort()),
        }
    }
}

/// The engine of a run, and what it has reported so far.
struct Running<E> {
    engine: E,
    aggregator: Rc<RefCell<Aggregator>>,
}

/// At most one run at a time.
struct Runner<E: 'static> {
    state: State,
    running: StoredValue<Option<Running<E>>, LocalStorage>,
}

impl<E> Clone for Runner<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Runner<E> {}

impl<E: Engine> Runner<E> {
    fn start(self) {
        self.state.settle();
        let preview = self
            .state
            .checked
            .with_untracked(|checked| checked.preview.clone());
        if let Some(preview) = preview.filter(|_| self.state.phase.get_untracked() != Phase::Busy) {
            self.run(&preview);
        }
    }

    fn run(self, preview: &Preview) {
        let run = Run {
            started_unix_ms: js_sys::Date::now() as u64,
            shards: E::SHARDS,
        };
        let aggregator = Rc::new(RefCell::new(Aggregator::new(preview.plan.outline(), run)));
        self.state.opened.set(None);
        self.state.phase.set(Phase::Busy);
        self.publish(&aggregator.borrow());
        let heard = Rc::clone(&aggregator);
        let engine = E::start(
            &preview.scenario,
            move |delta| self.hear(&heard, &delta),
            move |why| self.end(Phase::Failed(why)),
        );
        if self.state.phase.get_untracked() == Phase::Busy {
            self.running.set_value(Some(Running { engine, aggregator }));
        }
    }

    fn hear(self, aggregator: &RefCell<Aggregator>, delta: &Delta) {
        aggregator.borrow_mut().merge(delta);
        self.publish(&aggregator.borrow());
        if aggregator.borrow().ended() {
            self.end(Phase::Idle);
        }
    }

    fn publish(self, aggregator: &Aggregator) {
        self.state.snapshot.set(Arc::new(aggregator.snapshot()));
    }

    fn stop(self) {
        self.with_running(|running| {
            running.engine.stop();
            running.aggregator.borrow_mut().stopping();
            self.publish(&running.aggregator.borrow());
        });
    }

    /// An engine that does not answer is ended without its last words.
    fn abort(self) {
        self.with_running(|running| {
            running.engine.abort();
            let asked = Rc::clone(&running.aggregator);
            set_timeout(move || self.give_up(&asked), PATIENCE);
        });
    }

    /// Unless the run that was asked has ended; another may have begun.
    fn give_up(self, asked: &Rc<RefCell<Aggregator>>) {
        let is_asked = |running: &Running<E>| Rc::ptr_eq(&running.aggregator, asked);
        if self
            .running
            .with_value(|running| running.as_ref().is_some_and(is_asked))
        {
            self.state
                .snapshot
                .update(|snapshot| Arc::make_mut(snapshot).state = stats::State::Stopped);
            self.end(Phase::Failed(SILENT.to_owned()));
        }
    }

    fn with_running(self, act: impl FnOnce(&Running<E>)) {
        self.running.with_value(|running| {
            if let Some(running) = running {
                act(running);
            }
        });
    }

    /// The engine is dropped a moment later: it is the one who called.
    fn end(self, phase: Phase) {
        if self.state.phase.get_untracked() == Phase::Busy {
            self.state.phase.set(phase);
            let ended = self.running.try_update_value(Option::take).flatten();
            spawn_local(async move { drop(ended) });
        }
    }
}
