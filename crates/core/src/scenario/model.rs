//! A test as its author wrote it.

use std::time::Duration;

use super::{Load, Step, WaitTime};
use crate::collection::Map;
use crate::data::Feed;
use crate::expr::{Expression, JsonTemplate, Template};
use crate::threshold::Threshold;

/// A test as its author wrote it: read from text, but not yet known to be runnable.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scenario {
    /// What the author calls the test; empty when unnamed.
    pub name: String,
    /// The target's base URL, which a class may override.
    pub host: Option<String>,
    /// The root of every random draw; 0 when the author gives none.
    pub seed: u64,
    /// How many users or arrivals, how fast, for how long.
    pub load: Load,
    /// Names of secrets that the platform asks for or reads from the environment.
    pub env: Vec<String>,
    /// Feeds of data rows, by name.
    pub data: Map<String, Feed>,
    /// What every user's variables start from.
    pub variables: Variables,
    /// What every request starts from.
    pub defaults: Defaults,
    /// The kinds of users, in the author's order.
    pub users: Vec<UserClass>,
    /// Steps run once, before any user starts; the variables they set are every user's.
    pub on_test_start: Vec<Step>,
    /// Steps run once, after the last user has ended.
    pub on_test_stop: Vec<Step>,
    /// What the run should be.
    pub thresholds: Vec<Threshold>,
}

/// Variables and the values they start with.
pub type Variables = Map<String, JsonTemplate>;

/// What every request starts from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Defaults {
    /// Sent with every request that does not set the same header itself.
    pub headers: Map<String, Template>,
    /// For requests that set none.
    pub timeout: Option<Duration>,
    /// For requests that set none.
    pub auth: Option<Auth>,
    /// For requests that set none.
    pub redirects: Option<Redirects>,
    /// For requests that set none.
    pub success_when: Option<Expression>,
    /// Before every request's own.
    pub fail_when: Vec<FailWhen>,
    /// Before every request's own.
    pub checks: Vec<Check>,
}

/// A kind of user.
#[derive(Clone, Debug, PartialEq)]
pub struct UserClass {
    /// Unique among the classes.
    pub name: String,
    /// This class's part of the users beside the others'; above zero.
    pub weight: f64,
    /// Exactly this many users of the class, spawned first; 0 leaves it to `weight`.
    pub fixed_count: u32,
    /// Overrides the scenario's host.
    pub host: Option<String>,
    /// Over the scenario's variables.
    pub variables: Variables,
    /// What a user is and does: its tasks, its waits, its beginning and its end.
    pub behaviour: TaskSet,
}

impl UserClass {
    /// A class of this name with Locust's defaults: weight 1, no wait, no tasks.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            weight: 1.0,
            fixed_count: 0,
            host: None,
            variables: Variables::new(),
            behaviour: TaskSet::default(),
        }
    }
}

/// Tasks to pick from: a user class has one, a task may be one.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TaskSet {
    /// How the next task is found.
    pub order: Order,
    /// What a user does between two tasks; a nested set without one has its parent's.
    pub wait_time: Option<WaitTime>,
    /// Steps run when it is entered.
    pub on_start: Vec<Step>,
    /// Steps run when it is left.
    pub on_stop: Vec<Step>,
    /// What is picked from.
    pub tasks: Vec<Task>,
}

/// How the next task of a set is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// By weight.
    #[default]
    Random,
    /// One after another, each as often in a row as it weighs, over and over.
    Sequential,
    /// From the first on, by each task's own successors.
    Markov,
}

/// Weighted behaviour: steps run in order each time the task is picked, or a set of tasks to enter.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What the author calls it; a task of one step needs none.
    pub name: Option<String>,
    /// How often it is picked beside its siblings.
    pub weight: u32,
    /// What `--tags` and `--exclude-tags` choose by.
    pub tags: Vec<String>,
    /// In a markov set: the names of the tasks that may follow, and their weights.
    pub next: Map<String, u32>,
    /// What it does.
    pub body: TaskBody,
}

/// What a task does.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskBody {
    /// At least one step.
    Steps(Vec<Step>),
    /// Enters a set, and leaves it by `interrupt`.
    Set(Box<TaskSet>),
}

impl Task {
    /// A task of these steps, of weight 1, without name or tags.
    #[must_use]
    pub fn of(steps: Vec<Step>) -> Self {
        Self {
            name: None,
            weight: 1,
            tags: Vec::new(),
            next: Map::new(),
            body: TaskBody::Steps(steps),
        }
    }

    /// Its steps; none for a set.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        match &self.body {
            TaskBody::Steps(steps) => steps,
            TaskBody::Set(_) => &[],
        }
    }

    /// What its siblings know it by: its name, or that of its one request's row.
    #[must_use]
    pub fn known_as(&self) -> Option<String> {
        let row = || match self.steps() {
            [Step::Request(step)] => Some(step.row_name()),
            _ => None,
        };
        self.name.clone().or_else(row)
    }

    /// Whether it can be written as its one step, without `steps`.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.name.is_none() && self.steps().len() == 1
    }
}

/// Who asks: sent as the `Authorization` header.
#[derive(Clone, Debug, PartialEq)]
pub enum Auth {
    /// User name and password.
    Basic(Template, Template),
    /// A token.
    Bearer(Template),
}

/// What becomes of an answer that sends on to another URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    /// At most this many are followed within the one sample; 0 takes the redirect itself for the answer.
    Follow(u32),
}

impl Default for Redirects {
    /// What a browser follows.
    fn default() -> Self {
        Self::Follow(20)
    }
}

/// A reason for which a request counts as failed.
#[derive(Clone, Debug, PartialEq)]
pub struct FailWhen {
    /// Fails when true.
    pub when: Expression,
    /// What the failure is called; the expression itself if the author gives nothing.
    pub message: Option<Template>,
}

/// Something counted as passed or failed without failing the request.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What it is counted under.
    pub name: String,
    /// Passes when true.
    pub expect: Expression,
}
