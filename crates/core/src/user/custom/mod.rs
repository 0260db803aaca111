//! A task in the embedding program's own language: what it may do with the user that does it.

mod desk;
mod doing;
mod end;
mod kept;
mod length;
mod pending;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::time::Duration;

use super::Lever;
use super::lever::Level;
use crate::expr::{EvaluationError, Scope, Value};
use crate::platform::Who;
use crate::tick::Tick;

pub(super) use desk::Desk;
pub use end::{Failed, TaskEnd, TaskResult};
pub use kept::Kept;
pub use length::Length;
pub use pending::Pending;

/// What a user knows and may be told.
pub(super) trait Knows: Scope {
    /// Gives a variable a value.
    fn set_variable(&mut self, name: &str, value: Value);
}

/// The user that does a task written in the embedding program's own language.
///
/// What it measures is counted as requests are, a row for each kind and name, with response times from when the
/// schedule wanted it.
pub struct User<'u> {
    who: Who<'u>,
    knows: RefCell<&'u mut (dyn Knows + 'u)>,
    desk: &'u (dyn Desk + 'u),
    lever: &'u Lever,
    leaving: bool,
    /// How late the engine woke it: a part of the next response time.
    late: Cell<Duration>,
    kept: Option<&'u Kept>,
}

impl<'u> User<'u> {
    /// For a task that was intended to start at this time and starts now.
    pub(super) fn new(
        who: Who<'u>,
        knows: &'u mut (dyn Knows + 'u),
        desk: &'u (dyn Desk + 'u),
        lever: &'u Lever,
        intended: Tick,
    ) -> Self {
        Self {
            who,
            knows: RefCell::new(knows),
            lever,
            leaving: false,
            late: Cell::new(desk.now().since(intended)),
            desk,
            kept: None,
        }
    }

    /// At its `on_stop`, where a stop does not end its waits.
    pub(super) fn leaving(mut self, leaving: bool) -> Self {
        self.leaving = leaving;
        self
    }

    /// With what the platform keeps for it from one task to the next.
    #[must_use]
    pub fn keeping(mut self, kept: &'u Kept) -> Self {
        self.kept = Some(kept);
        self
    }

    /// Its number in the whole test, from 0, the same on any number of shards.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.who.user.0
    }

    /// The name of its class; empty for the steps of the test itself.
    #[must_use]
    pub fn class(&self) -> &'u str {
        self.who.class
    }

    /// How many iterations it has done.
    #[must_use]
    pub fn iteration(&self) -> u64 {
        let facts = |knows: &dyn Scope| knows.user().map_or(0, |facts| facts.iteration);
        facts(&**self.knows.borrow())
    }

    /// The run's time, which stands still while it is paused.
    #[must_use]
    pub fn now(&self) -> Tick {
        self.desk.now()
    }

    /// A variable of the user or its class, as expressions see it.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<Value> {
        self.knows.borrow().variable(name)
    }

    /// Gives a variable a value, which the user's expressions see from then on.
    pub fn set(&self, name: &str, value: impl Into<Value>) {
        self.knows.borrow_mut().set_variable(name, value.into());
    }

    /// The value of a secret that the scenario lists under `env`.
    #[must_use]
    pub fn env(&self, name: &str) -> Option<String> {
        self.knows.borrow().env(name)
    }

    /// The row of a feed that it has at hand, a map; `None` for an unknown feed.
    ///
    /// # Errors
    /// When the feed has no row left; given back by the task, it ends the user or the test as the feed's `on_end` says.
    #[must_use]
    pub fn row(&self, feed: &str) -> Option<Result<Value, EvaluationError>> {
        self.knows.borrow().row(feed)
    }

    /// The next 64 bits of its own stream: the same for the same seed, user and draws before.
    #[must_use]
    pub fn draw(&self) -> u64 {
        let knows = self.knows.borrow();
        let random = knows.random();
        random.map_or(0, |random| random.borrow_mut().next_u64())
    }

    /// A draw from `0..bound`; 0 for a bound of 0.
    #[must_use]
    pub fn draw_below(&self, bound: u32) -> u32 {
        let knows = self.knows.borrow();
        let random = knows.random();
        random.map_or(0, |random| random.borrow_mut().below(bound))
    }

    /// Writes a line to the log, without secrets.
    pub fn log(&self, text: &str) {
        self.desk.log(self.who, text);
    }

    /// Waits, as a `wait` step does.
    ///
    /// # Errors
    /// [`TaskEnd::StopUser`] when the user is asked to end: at once, but for its `on_stop`.
    pub async fn wait(&self, time: Duration) -> TaskResult {
        let until = self.now() + time;
        let sleep = self.desk.sleep_until(until);
        if self.leaving {
            sleep.await;
        } else if self.lever.unless(Level::Finish, sleep).await.is_none() {
            return Err(TaskEnd::StopUser);
        }
        self.late.set(self.now().since(until));
        Ok(())
    }

    /// Begins a request of any protocol; `kind` and `name` are its row, as method and name are an HTTP request's.
    ///
    /// It is in flight from now on, and counted as aborted should it be dropped without its [`Pending::end`]. While
    /// the run is paused, it waits to begin.
    pub async fn begin(&self, kind: &str, name: &str) -> Pending<'_> {
        if let Some(unpaused) = self.desk.unpaused() {
            unpaused.await;
        }
        Pending::new(self.desk, self.who, kind, name, self.late.take())
    }

    /// Measures a future as one request, from its begin to its end; an error is what it failed with.
    ///
    /// # Errors
    /// What the future gives. It is counted: `?` then ends the task without an exception.
    pub async fn measure<R: Length, E: fmt::Display>(
        &self,
        kind: &str,
        name: &str,
        request: impl Future<Output = Result<R, E>>,
    ) -> Result<R, Failed<E>> {
        let pending = self.begin(kind, name).await;
        let answer = request.await;
        pending.end(answer.as_ref().map(Length::length));
        answer.map_err(Failed)
    }

    /// Counts a request that was measured elsewhere, took this long and has ended now: what Locust's
    /// `events.request.fire` does. `Ok` holds the bytes of its answer, `Err` what it failed with.
    pub fn record(&self, kind: &str, name: &str, time: Duration, outcome: Result<u64, &str>) {
        let pending = Pending::new(self.desk, self.who, kind, name, Duration::ZERO);
        pending.begun_before(time).end(outcome);
    }

    /// Keeps a value, such as a connection, until the user takes it or ends; one of each type.
    pub fn keep<V: 'static>(&self, value: V) {
        if let Some(kept) = self.kept {
            kept.keep(value);
        }
    }

    /// The value of this type that it keeps. Whoever does not [`keep`](Self::keep) it again has given it up, such as a
    /// connection that broke.
    #[must_use]
    pub fn take<V: 'static>(&self) -> Option<V> {
        self.kept.and_then(Kept::take)
    }
}

impl fmt::Debug for User<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("User");
        shown.field("id", &self.id()).field("class", &self.class());
        shown.finish_non_exhaustive()
    }
}
