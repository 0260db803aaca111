//! One user, from its start to its end.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use super::engine::Engine;
use super::facts::Facts;
use super::feeds::Taken;
use super::lever::Level;
use super::program::Flow;
use super::{Lever, Waiter};
use crate::expr::JsonTemplate;
use crate::load::Arrival;
use crate::plan::{Body, ClassId, Set, SetId, TaskPlan, UserId};
use crate::platform::{Clock, Transport};
use crate::random::{Purpose, Stream};
use crate::scenario::{Order, WaitTime};
use crate::tick::{Tick, seconds};

/// A user that is to start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) user: UserId,
    pub(super) slot: u32,
    pub(super) class: ClassId,
    pub(super) at: Tick,
    /// Whether it waits for arrivals, and does one iteration for each.
    pub(super) is_open: bool,
}

/// One user under way.
pub(super) struct Life<'a, C: Clock, T: Transport> {
    pub(super) engine: &'a Engine<'a, C, T>,
    pub(super) lever: Rc<Lever>,
    pub(super) session: T::Session,
    pub(super) facts: Facts<'a>,
    /// When the schedule wants the next request.
    pub(super) intended: Tick,
    /// Whether it is at its `on_stop` steps: those are not cut short by a stop.
    pub(super) leaving: bool,
    /// Whether a request has made it wait since it was last left to the others.
    pub(super) waited: bool,
    sets: Vec<Entered<'a>>,
    tasks: Stream,
    waits: Stream,
    waiter: Waiter,
    start: Start,
}

/// A set a user is in.
struct Entered<'a> {
    set: &'a Set,
    /// Whether its `on_stop` is to come: not before its `on_start` has, but for a user's own.
    is_in: bool,
    task: usize,
    again: u32,
    waiter: Option<Waiter>,
}

/// Lives a user's life; a user that is cut leaves its task as it is, but not without its `on_stop`.
pub(super) async fn live<C: Clock, T: Transport>(
    engine: &Engine<'_, C, T>,
    start: Start,
    lever: Rc<Lever>,
) {
    let _running = engine.user(start.class, start.user);
    let mut life = Life::new(engine, start, Rc::clone(&lever));
    if life.begin() {
        let going = pin!(life.go_on());
        lever.unless_cut(going).await;
    }
    life.end().await;
}

impl<'a, C: Clock, T: Transport> Life<'a, C, T> {
    pub(super) fn new(engine: &'a Engine<'a, C, T>, start: Start, lever: Rc<Lever>) -> Self {
        let plan = engine.plan;
        let stream = |purpose| Stream::new(plan.seed, start.user.0, purpose);
        let takes = Rc::clone(&engine.takes);
        Self {
            engine,
            lever,
            session: engine.transport.session(start.user),
            facts: Facts {
                user: start.user,
                class: &plan.class(start.class).name,
                last_wait: 0.0,
                iteration: 0,
                variables: Vec::new(),
                answer: None,
                random: RefCell::new(stream(Purpose::Value)),
                rows: Taken::new(plan, takes, start.slot, engine.shard.count),
                inputs: engine.inputs,
                moment: &engine.time,
            },
            intended: start.at,
            leaving: false,
            waited: false,
            sets: Vec::with_capacity(1),
            tasks: stream(Purpose::Task),
            waits: stream(Purpose::Wait),
            waiter: Waiter::new(engine.time.now()),
            start,
        }
    }

    /// What runs the steps of the test itself: a user of no class.
    pub(super) fn of_test(engine: &'a Engine<'a, C, T>, lever: Rc<Lever>) -> Self {
        let start = Start {
            user: UserId(0),
            slot: 0,
            class: ClassId(0),
            at: engine.time.now(),
            is_open: false,
        };
        let mut life = Self::new(engine, start, lever);
        life.facts.class = "";
        life.facts.random = RefCell::new(Stream::new(engine.plan.seed, 0, Purpose::Test));
        life
    }

    /// False if a variable has no first value.
    pub(super) fn begin(&mut self) -> bool {
        let class = self.engine.plan.class(self.start.class);
        self.set_variables(&class.name, &class.variables)
    }

    /// Gives variables their first values, up to the first that has none: then false. What the test itself has set
    /// goes over the author's first values.
    pub(super) fn set_variables(
        &mut self,
        class: &str,
        variables: &[(Arc<str>, JsonTemplate)],
    ) -> bool {
        for (name, value) in variables {
            match value.value(&self.facts) {
                Ok(value) => self.facts.set(name, value),
                Err(error) => {
                    let path = format!("{class}.variables.{name}");
                    self.engine.exception(&path, &error.to_string());
                    return false;
                }
            }
        }
        for (name, value) in &self.engine.given {
            self.facts.set(name, value.clone());
        }
        true
    }

    async fn go_on(&mut self) {
        let set = self.engine.plan.class(self.start.class).set;
        let mut flow = self.enter(set).await;
        // An exception in a user's own `on_start` ends it, and it has nothing to leave.
        if flow == Flow::Exception {
            self.sets.clear();
            return;
        }
        if self.start.is_open && flow == Flow::Immediately {
            flow = Flow::Next;
        }
        while self.continues(flow).await {
            flow = self.next_task().await;
        }
    }

    /// What stands between the end of one task and the next; false if there is no next.
    async fn continues(&mut self, flow: Flow) -> bool {
        match flow {
            Flow::StopUser => return false,
            Flow::StopTest => {
                self.engine.control.stop();
                return false;
            }
            Flow::Immediately => self.rest(Duration::ZERO, Level::Close).await,
            Flow::Next | Flow::Exception | Flow::Interrupt(_) => {
                if !self.wait().await {
                    return false;
                }
            }
        }
        !self.lever.is_closing()
    }

    /// Picks a task and does it, or enters the set it is.
    async fn next_task(&mut self) -> Flow {
        let Some(task) = self.pick() else {
            return Flow::StopUser;
        };
        let program = match &task.body {
            Body::Set(set) => return self.enter_nested(*set).await,
            Body::Program(program) => program.clone(),
        };
        if self.is_done() || !self.engine.begin_iteration() {
            return Flow::StopUser;
        }
        self.facts.rows.begin_iteration();
        let flow = self.run(program).await;
        self.facts.iteration += 1;
        self.engine.recorder.borrow_mut().iteration();
        match flow {
            Flow::Interrupt(reschedule) => self.interrupted(reschedule).await,
            flow => flow,
        }
    }

    fn is_done(&self) -> bool {
        let most = self.engine.plan.schedule.iterations_per_user;
        most.is_some_and(|most| self.facts.iteration >= most)
    }

    async fn enter(&mut self, id: SetId) -> Flow {
        let set = self.engine.plan.set(id);
        let now = self.engine.time.now();
        self.sets.push(Entered {
            set,
            is_in: self.sets.is_empty(),
            task: usize::MAX,
            again: 0,
            waiter: set.wait_time.as_ref().map(|_| Waiter::new(now)),
        });
        match self.run(set.on_start.clone()).await {
            Flow::Next => {
                self.sets
                    .iter_mut()
                    .for_each(|entered| entered.is_in = true);
                Flow::Immediately
            }
            flow => flow,
        }
    }

    /// What goes wrong while it is entered concerns the parent.
    async fn enter_nested(&mut self, id: SetId) -> Flow {
        match self.enter(id).await {
            Flow::Exception => {
                self.sets.pop();
                Flow::Exception
            }
            Flow::Interrupt(reschedule) => {
                self.sets.pop();
                self.after_interrupt(reschedule)
            }
            flow => flow,
        }
    }

    async fn interrupted(&mut self, reschedule: bool) -> Flow {
        if let Some(left) = self.sets.last().map(|entered| entered.set.on_stop.clone()) {
            let flow = self.run(left).await;
            self.sets.pop();
            if matches!(flow, Flow::StopUser | Flow::StopTest) {
                return flow;
            }
        }
        self.after_interrupt(reschedule)
    }

    fn after_interrupt(&self, reschedule: bool) -> Flow {
        match reschedule {
            true => Flow::Immediately,
            false => Flow::Next,
        }
    }

    fn pick(&mut self) -> Option<&'a TaskPlan> {
        let entered = self.sets.last_mut()?;
        entered.advance(&mut self.tasks);
        Some(&entered.set.tasks[entered.task])
    }

    /// Leaves every set, the innermost first.
    async fn end(&mut self) {
        self.leaving = true;
        self.intended = self.engine.time.now();
        while let Some(entered) = self.sets.last() {
            let program = match entered.is_in {
                true => entered.set.on_stop.clone(),
                false => 0..0,
            };
            if self.run(program).await == Flow::StopTest {
                self.engine.control.stop();
            }
            self.sets.pop();
        }
    }

    /// Waits as the set or its nearest parent says; false if that cannot be known.
    async fn wait(&mut self) -> bool {
        if self.start.is_open {
            return self.next_arrival().await;
        }
        if self.lever.is_closing() {
            return false;
        }
        let wait = self
            .sets
            .iter()
            .rev()
            .find_map(|entered| entered.set.wait_time.as_ref());
        let Some(wait) = wait else {
            self.rest(Duration::ZERO, Level::Close).await;
            return true;
        };
        match self.next_wait(wait) {
            Ok(wait) => {
                self.rest(wait, Level::Close).await;
                true
            }
            Err(message) => {
                self.engine.exception("wait_time", &message);
                false
            }
        }
    }

    /// The wait that begins now.
    pub(super) fn next_wait(&mut self, wait: &WaitTime) -> Result<Duration, String> {
        let wait = match wait {
            WaitTime::Expression(wait) => {
                let value = wait
                    .evaluate_number(&self.facts)
                    .map_err(|error| error.to_string())?;
                if !value.is_finite() {
                    return Err(format!("`{}` gives {value} seconds", wait.source()));
                }
                seconds(value)
            }
            known => {
                let own = self
                    .sets
                    .iter_mut()
                    .rev()
                    .find_map(|entered| entered.waiter.as_mut());
                let waiter = own.unwrap_or(&mut self.waiter);
                waiter.next(known, self.engine.time.now(), &mut self.waits)
            }
        };
        self.facts.last_wait = wait.as_secs_f64();
        Ok(wait)
    }

    /// Waits, unless it is asked for this much; what follows is intended for when that was to end.
    pub(super) async fn rest(&mut self, wait: Duration, unless: Level) {
        if wait.is_zero() {
            return self.pause().await;
        }
        self.intended = self.engine.time.now() + wait;
        let sleep = self.engine.timers.sleep_until(self.intended);
        if self.leaving {
            return sleep.await;
        }
        self.lever.unless(unless, sleep).await;
    }

    /// A user that does not wait still lets the others, and the platform, have their turn.
    async fn pause(&mut self) {
        let clock = self.engine.time.clock();
        match std::mem::take(&mut self.waited) {
            true => clock.breathe().await,
            false => clock.pause().await,
        }
    }

    async fn next_arrival(&mut self) -> bool {
        if !self.lever.has_arrival() {
            self.engine.idle.borrow_mut()[self.start.class.0 as usize].push(Rc::clone(&self.lever));
        }
        let Some(arrival) = self.lever.arrival().await else {
            return false;
        };
        self.arrive(arrival);
        true
    }

    /// What an arrival draws depends on its number alone, whoever has it. If a user starts for it, what follows is
    /// intended for when its `on_start` ended.
    fn arrive(&mut self, arrival: Arrival) {
        let stream = |purpose| Stream::of_arrival(self.engine.plan.seed, arrival.index, purpose);
        self.intended = self.intended.max(arrival.at);
        self.facts.rows.arrive(arrival.index);
        self.tasks = stream(Purpose::Task);
        self.waits = stream(Purpose::Wait);
        self.facts.random = RefCell::new(stream(Purpose::Value));
    }
}

impl Entered<'_> {
    /// Goes to the next task.
    fn advance(&mut self, random: &mut Stream) {
        let set = self.set;
        self.task = match set.order {
            Order::Random => set.pick(random.below(set.total_weight())),
            Order::Sequential => return self.advance_in_sequence(),
            Order::Markov => match set.tasks.get(self.task) {
                Some(task) if !task.next.is_empty() => {
                    task.follower(random.below(task.total_next()))
                }
                _ => 0,
            },
        };
    }

    /// A task that weighs more than one comes so often in a row.
    fn advance_in_sequence(&mut self) {
        if self.again > 0 {
            self.again -= 1;
            return;
        }
        self.task = self.task.wrapping_add(1) % self.set.tasks.len();
        let before = self
            .task
            .checked_sub(1)
            .map_or(0, |at| self.set.tasks[at].cumulative_weight);
        self.again = self.set.tasks[self.task].cumulative_weight - before - 1;
    }
}
