//! Starts, steers and stops the engine, and makes snapshots of what it reports.

mod conductor;
mod trier;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use katydid_core::stats::{self, Cause, Snapshot};
use katydid_core::user::Inputs;
use katydid_core::wire::Message;
use leptos::prelude::{Callback, set_timeout};
use wasm_bindgen_futures::spawn_local;

use crate::platform::Platform;
use crate::preview::Preview;
use crate::signal::Signal;
use crate::state::{Phase, State};
use conductor::{Conductor, Order};
use trier::Trier;

/// What runs a test for the page. Dropped, it ends at once.
pub trait Engine: Sized + 'static {
    /// An engine of this platform, which waits for orders; gives what it has to say to `hear`.
    fn open(platform: &Platform, hear: impl Fn(Message) + Clone + 'static) -> Self;

    /// Gives a shard an order.
    fn post(&self, shard: u32, message: &Message);
}

/// How long an engine may take to abort.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is said of a run whose page was left, should the browser have kept the page to come back to.
const LEFT: &str = "The page was left, which ends its test.";

/// What is said of an engine that took longer.
const SILENT: &str =
    "The engine did not answer and was ended. What it counted after its last report is lost.";

/// What a view can do about a run.
#[derive(Clone, Copy, Debug)]
pub struct Controls {
    /// Runs the scenario, if it has no problems, lacks nothing, and none runs.
    pub start: Callback<()>,
    /// Begins no more tasks; those begun may still end.
    pub stop: Callback<()>,
    /// Stops and drops what is in flight.
    pub abort: Callback<()>,
    /// Lets the run's time stand still, or go on.
    pub pause: Callback<bool>,
    /// Goes on with this many users, started or stopped at this many a second.
    pub change: Callback<(u32, f64)>,
    /// Ends the run with the page.
    pub leave: Callback<()>,
    /// Makes a link of what came of the last run.
    pub share: Callback<()>,
    /// Sends one of each request, if the scenario has no problems, lacks nothing, and no test runs.
    pub test: Callback<()>,
}

impl Controls {
    /// Controls of a page whose tests are run by this kind of engine.
    #[must_use]
    pub fn of<E: Engine>(state: State) -> Self {
        let runner = Runner::<E> {
            state,
            running: Signal::new(None),
            last: Signal::new(None),
        };
        let trier = Trier::<E>::new(state);
        Self {
            start: Callback::new(move |()| runner.start()),
            stop: Callback::new(move |()| runner.order(Conductor::stop)),
            abort: Callback::new(move |()| runner.abort()),
            pause: Callback::new(move |paused| runner.pause(paused)),
            change: Callback::new(move |(users, rate)| {
                runner.order(|run| run.change(users, rate));
            }),
            leave: Callback::new(move |()| runner.fail(LEFT.to_owned())),
            share: Callback::new(move |()| runner.share()),
            test: Callback::new(move |()| trier.start()),
        }
    }
}

/// The engine of a run, and what becomes of it.
struct Running<E> {
    engine: E,
    run: Rc<RefCell<Conductor>>,
}

impl<E: Engine> Running<E> {
    fn post(&self, orders: &[Order]) {
        for (shard, message) in orders {
            self.engine.post(*shard, message);
        }
    }
}

/// At most one run at a time.
struct Runner<E: 'static> {
    state: State,
    running: Signal<Option<Running<E>>>,
    /// The run that began last, also when it is over.
    last: Signal<Option<Rc<RefCell<Conductor>>>>,
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
        let preview = self.state.checked.get_untracked().preview.clone();
        let ready = self.state.phase.get_untracked() != Phase::Busy
            && self.state.lacks_untracked().is_empty();
        if let Some(preview) = preview.filter(|_| ready) {
            self.run(&preview);
        }
    }

    fn run(self, preview: &Preview) {
        let inputs = Inputs {
            env: self.state.env(&preview.plan),
            started_unix_ms: now_unix_ms(),
            ..Inputs::default()
        };
        let json = preview.scenario.to_json();
        let platform = self.state.platform_untracked();
        let run = Conductor::new(&preview.plan, json, inputs, platform.shards());
        let run = Rc::new(RefCell::new(run));
        self.last.set(Some(Rc::clone(&run)));
        self.state.opened.set(None);
        self.state.trial.set(None);
        self.state.shared_result.set(None);
        self.state.phase.set(Phase::Busy);
        self.publish(&run.borrow());
        let heard = Rc::clone(&run);
        let engine = E::open(&platform, move |message| self.hear(&heard, message));
        if self.state.phase.get_untracked() == Phase::Busy {
            let orders = run.borrow_mut().begin(now_unix_ms());
            let running = Running { engine, run };
            running.post(&orders);
            self.running.set(Some(running));
        }
    }

    fn hear(self, run: &RefCell<Conductor>, message: Message) {
        if let Message::Failed(why) = message {
            run.borrow_mut().fail();
            self.publish(&run.borrow());
            return self.end(Phase::Failed(why));
        }
        let orders = run.borrow_mut().hear(&message, now_unix_ms());
        self.with_running(|running| running.post(&orders));
        let snapshot = self.publish(&run.borrow());
        let orders = run.borrow_mut().heed(&snapshot);
        if !orders.is_empty() {
            self.order(|_| orders);
        }
        if run.borrow().is_over() {
            self.end(Phase::Idle);
        }
    }

    fn fail(self, why: String) {
        self.with_running(|running| {
            running.run.borrow_mut().fail();
            self.publish(&running.run.borrow());
        });
        self.end(Phase::Failed(why));
    }

    fn publish(self, run: &Conductor) -> Arc<Snapshot> {
        let snapshot = Arc::new(run.snapshot());
        self.state.snapshot.set(Arc::clone(&snapshot));
        snapshot
    }

    fn order(self, make: impl FnOnce(&mut Conductor) -> Vec<Order>) {
        self.with_running(|running| {
            let orders = make(&mut running.run.borrow_mut());
            running.post(&orders);
            self.publish(&running.run.borrow());
        });
    }

    fn share(self) {
        let shown = self.state.snapshot.get_untracked();
        self.last.with_untracked(|last| {
            if let Some(run) = last {
                let run = run.borrow();
                let (fragment, thinned) = run.link(&shown);
                self.state.share_result(run.scenario(), &fragment, thinned);
            }
        });
    }

    fn pause(self, paused: bool) {
        let message = if paused {
            Message::Pause
        } else {
            Message::Resume
        };
        self.order(|run| run.to_all(&message));
    }

    /// An engine that does not answer is ended without its last words.
    fn abort(self) {
        self.order(Conductor::abort);
        self.with_running(|running| {
            let asked = Rc::clone(&running.run);
            set_timeout(move || self.give_up(&asked), PATIENCE);
        });
    }

    /// Unless the run that was asked has ended; another may have begun.
    fn give_up(self, asked: &Rc<RefCell<Conductor>>) {
        let is_asked = |running: &Running<E>| Rc::ptr_eq(&running.run, asked);
        if self
            .running
            .with_untracked(|running| running.as_ref().is_some_and(is_asked))
        {
            self.state.snapshot.update(|snapshot| {
                let snapshot = Arc::make_mut(snapshot);
                (snapshot.state, snapshot.cause) = (stats::State::Stopped, Some(Cause::Failed));
            });
            self.end(Phase::Failed(SILENT.to_owned()));
        }
    }

    fn with_running(self, act: impl FnOnce(&Running<E>)) {
        self.running.with_untracked(|running| {
            if let Some(running) = running {
                act(running);
            }
        });
    }

    /// The engine is dropped a moment later: it is the one who called.
    fn end(self, phase: Phase) {
        if self.state.phase.get_untracked() == Phase::Busy {
            self.state.phase.set(phase);
            let ended = self.running.take();
            spawn_local(async move { drop(ended) });
        }
    }
}

fn now_unix_ms() -> u64 {
    js_sys::Date::now() as u64
}
