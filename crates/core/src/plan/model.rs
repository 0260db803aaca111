//! What a plan is made of.

use std::ops::Range;
use std::sync::Arc;

use super::{Request, RequestId, RequestPlan, Schedule};
use crate::data::Rows;
use crate::expr::{Expression, JsonTemplate, Template};
use crate::scenario::{Order, WaitTime};
use crate::stats::{Outline, RowId, RowKey};
use crate::threshold::Threshold;

/// A user's number in the whole test, the same on any number of shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(pub u32);

/// Index into [`Plan::classes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u32);

/// Index into [`Plan::sets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetId(pub u32);

/// The number an embedding program has given something it does itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomId(pub u32);

/// Index into [`Plan::program`].
pub type OpIndex = u32;

/// A scenario that cannot fail any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The test's name; may be empty.
    pub name: String,
    /// The scenario as canonical JSON.
    pub scenario: String,
    /// SHA-256 of the scenario's canonical JSON, in hex.
    pub hash: String,
    /// The root of every random draw.
    pub seed: u64,
    /// How many users or arrivals when.
    pub schedule: Schedule,
    /// In the order of the scenario.
    pub classes: Vec<Class>,
    /// Every class's tasks, and those of the sets nested in them.
    pub sets: Vec<Set>,
    /// Every program, one after another; tasks hold ranges of it.
    pub program: Vec<Op>,
    /// Where in the scenario each operation stands, for the exceptions table.
    pub paths: Vec<String>,
    /// What [`Op::Request`] points to.
    pub requests: Vec<RequestPlan>,
    /// What requests are counted under, as far as it is known before the run.
    pub rows: Vec<RowKey>,
    /// What checks are counted under.
    pub checks: Vec<String>,
    /// Feeds of data rows.
    pub feeds: Vec<FeedPlan>,
    /// What the test's own steps start from.
    pub variables: Vec<(Arc<str>, JsonTemplate)>,
    /// Names of the secrets it needs.
    pub env: Vec<String>,
    /// Steps run once, before any user starts.
    pub on_test_start: Range<OpIndex>,
    /// Steps run once, after the last user has ended.
    pub on_test_stop: Range<OpIndex>,
    /// The origins it may send to, each once, sorted: what a person must see before a start.
    pub targets: Vec<String>,
    /// What the run should be, in the order of the scenario.
    pub thresholds: Vec<Threshold>,
}

impl Plan {
    /// The request an operation points to.
    #[must_use]
    pub fn request(&self, id: RequestId) -> &RequestPlan {
        &self.requests[id.0 as usize]
    }

    /// Every request as far as it is known before the run.
    pub fn known_requests(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().map(|plan| &plan.request)
    }

    /// The class of this id.
    #[must_use]
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }

    /// The set of this id.
    #[must_use]
    pub fn set(&self, id: SetId) -> &Set {
        &self.sets[id.0 as usize]
    }

    /// What statistics must know of the plan.
    #[must_use]
    pub fn outline(&self) -> Outline {
        let names = |class: &Class| class.name.clone();
        Outline {
            name: self.name.clone(),
            scenario: self.scenario.clone(),
            hash: self.hash.clone(),
            seed: self.seed,
            targets: self.targets.clone(),
            classes: self.classes.iter().map(names).collect(),
            rows: self.rows.clone(),
            checks: self.checks.clone(),
            users: self.schedule.peak(),
            spawned_at: self.schedule.spawned_at(),
            run_time: self.schedule.run_time(),
        }
    }
}

/// A kind of user, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Unique in the plan.
    pub name: String,
    /// This class's part of the users beside the others'.
    pub weight: f64,
    /// Exactly this many, first; 0 leaves it to the weight.
    pub fixed_count: u32,
    /// What a user's variables start from.
    pub variables: Vec<(Arc<str>, JsonTemplate)>,
    /// What a user does.
    pub set: SetId,
}

/// Tasks to pick from, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// How the next task is found.
    pub order: Order,
    /// The wait after each task; `None` is the parent's.
    pub wait_time: Option<WaitTime>,
    /// Run when it is entered.
    pub on_start: Range<OpIndex>,
    /// Run when it is left.
    pub on_stop: Range<OpIndex>,
    /// In the order of the scenario; at least one.
    pub tasks: Vec<TaskPlan>,
}

impl Set {
    /// The sum of the tasks' weights.
    #[must_use]
    pub fn total_weight(&self) -> u32 {
        self.tasks.last().map_or(0, |task| task.cumulative_weight)
    }

    /// The index of the task that a draw from `0..total_weight()` falls on.
    #[must_use]
    pub fn pick(&self, draw: u32) -> usize {
        self.tasks
            .partition_point(|task| task.cumulative_weight <= draw)
    }
}

/// A task, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskPlan {
    /// The author's name for it, or its first request's row.
    pub name: String,
    /// Its weight and those of the tasks before it.
    pub cumulative_weight: u32,
    /// In a markov set: the indices of the tasks that may follow and the weights up to them.
    pub next: Vec<(usize, u32)>,
    /// What it does.
    pub body: Body,
}

impl TaskPlan {
    /// The sum of the weights of the tasks that may follow.
    #[must_use]
    pub fn total_next(&self) -> u32 {
        self.next.last().map_or(0, |(_, cumulative)| *cumulative)
    }

    /// The index of the task that follows on a draw from `0..total_next()`.
    #[must_use]
    pub fn follower(&self, draw: u32) -> usize {
        let at = self
            .next
            .partition_point(|(_, cumulative)| *cumulative <= draw);
        self.next[at].0
    }
}

/// What a task does.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Runs this part of [`Plan::program`].
    Program(Range<OpIndex>),
    /// Enters a set.
    Set(SetId),
}

/// One operation of a flat program. A jump gives the index of the next operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Sends a request and waits for its answer.
    Request(RequestId),
    /// Sends several requests at once and waits for all answers.
    Parallel(Range<u32>),
    /// Waits.
    Wait(WaitTime),
    /// Gives a variable a new value.
    Set(Arc<str>, JsonTemplate),
    /// Writes a line to the log.
    Log(Template),
    /// Ends the task with an exception.
    Fail(Template),
    /// Goes on elsewhere.
    Jump(OpIndex),
    /// Goes on elsewhere unless the condition is true.
    JumpUnless(Expression, OpIndex),
    /// Begins a loop of so many rounds; goes to the second if there is none.
    Repeat(Expression, OpIndex),
    /// Begins a loop over a list, its item in a variable; goes to the last if there is none.
    ForEach(Arc<str>, Expression, OpIndex),
    /// Ends a round: goes back to the begin of the next, or on.
    EndRound(OpIndex),
    /// From here on requests are counted under this name.
    Rename(Template),
    /// No more.
    EndRename,
    /// From here on a transaction is timed.
    Transaction(RowId),
    /// It ends.
    EndTransaction,
    /// Leaves the task set; the parent waits first unless this is true.
    Interrupt(bool),
    /// Ends the task; the next follows after a wait unless this is true.
    Reschedule(bool),
    /// Does what the embedding program has written itself.
    Custom(CustomId),
    /// Ends the user.
    StopUser,
    /// Ends the run.
    StopTest,
}

/// A feed of data rows, ready to be taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedPlan {
    /// What expressions call it: `data.<name>`.
    pub name: String,
    /// Its rows.
    pub rows: Rows,
}
