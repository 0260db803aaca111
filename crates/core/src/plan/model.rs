//! What a plan is made of.

use std::ops::Range;
use std::time::Duration;

use crate::scenario::{Method, WaitTime};
use crate::stats::{Outline, RowId, RowKey};
use crate::tick::{Tick, seconds};

/// A user's number in the whole test, the same on any number of shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(pub u32);

/// Index into [`Plan::classes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u32);

/// Index into [`Plan::requests`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub u32);

/// A scenario that cannot fail any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The test's name; may be empty.
    pub name: String,
    /// SHA-256 of the scenario's canonical JSON, in hex.
    pub hash: String,
    /// The root of every random draw.
    pub seed: u64,
    /// How many users when.
    pub schedule: Schedule,
    /// In the order of the scenario.
    pub classes: Vec<Class>,
    /// Every class's steps, one program after another; tasks hold ranges of it.
    pub program: Vec<Op>,
    /// What [`Op::Request`] points to.
    pub requests: Vec<Request>,
    /// What requests are counted under.
    pub rows: Vec<RowKey>,
}

impl Plan {
    /// The request an operation points to.
    #[must_use]
    pub fn request(&self, id: RequestId) -> &Request {
        &self.requests[id.0 as usize]
    }

    /// The class of this id.
    #[must_use]
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }

    /// The steps of a task.
    #[must_use]
    pub fn steps(&self, task: &TaskPlan) -> &[Op] {
        &self.program[task.program.start as usize..task.program.end as usize]
    }

    /// The origins it sends to, each once, sorted: what a person must see before a start.
    #[must_use]
    pub fn targets(&self) -> Vec<&str> {
        let mut targets: Vec<&str> = self.requests.iter().map(Request::origin).collect();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// What statistics must know of the plan.
    #[must_use]
    pub fn outline(&self) -> Outline {
        Outline {
            name: self.name.clone(),
            hash: self.hash.clone(),
            seed: self.seed,
            targets: self.targets().into_iter().map(str::to_owned).collect(),
            classes: self
                .classes
                .iter()
                .map(|class| class.name.clone())
                .collect(),
            rows: self.rows.clone(),
            checks: Vec::new(),
            users: self.schedule.users,
            spawned_at: self.schedule.spawned_at(),
            run_time: self.schedule.run_time,
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
    /// The wait after each task.
    pub wait_time: WaitTime,
    /// In the order of the scenario.
    pub tasks: Vec<TaskPlan>,
}

impl Class {
    /// The sum of the tasks' weights.
    #[must_use]
    pub fn total_weight(&self) -> u32 {
        self.tasks.last().map_or(0, |task| task.cumulative_weight)
    }

    /// The task a draw from `0..total_weight()` falls on.
    #[must_use]
    pub fn pick(&self, draw: u32) -> &TaskPlan {
        &self.tasks[self
            .tasks
            .partition_point(|task| task.cumulative_weight <= draw)]
    }
}

/// A task, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskPlan {
    /// The author's name for it, or its first request's row.
    pub name: String,
    /// Its weight and those of the tasks before it.
    pub cumulative_weight: u32,
    /// Its part of [`Plan::program`].
    pub program: Range<u32>,
}

/// One operation of a flat program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Sends a request and waits for its answer.
    Request(RequestId),
}

/// A request ready to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its own index, by which a platform finds what it has prepared for it.
    pub id: RequestId,
    /// What it is counted under.
    pub row: RowId,
    /// The verb.
    pub method: Method,
    /// Absolute, percent-encoded, without fragment.
    pub url: String,
    /// Names as the author wrote them, none twice.
    pub headers: Vec<(String, String)>,
    /// Empty for none.
    pub body: Vec<u8>,
    /// From sending to the last byte of the answer.
    pub timeout: Duration,
}

impl Request {
    /// What requests that set no timeout get.
    pub const TIMEOUT: Duration = Duration::from_secs(30);

    /// The URL's scheme and authority: `https://api.example.com:8443`.
    #[must_use]
    pub fn origin(&self) -> &str {
        super::url::split(&self.url).0
    }

    /// The URL's path and query, at least `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        super::url::split(&self.url).1
    }

    /// Whether it goes to the target built into every engine, and so over no network.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.url.starts_with(super::url::DEMO)
    }
}

/// How many users when: the closed model.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// Users at the peak.
    pub users: u32,
    /// Users started per second; finite and above zero.
    pub spawn_rate: f64,
    /// From the start to the end of the run; `None` runs until stopped.
    pub run_time: Option<Duration>,
    /// What a stop waits for requests in flight.
    pub stop_timeout: Duration,
}

impl Schedule {
    /// When the user of this index starts: smoothly, one every `1 / spawn_rate` seconds.
    #[must_use]
    pub fn spawn_time(&self, user: u32) -> Tick {
        Tick::from_seconds(f64::from(user) / self.spawn_rate)
    }

    /// How many users have started at `at`, on all shards together.
    #[must_use]
    pub fn users_at(&self, at: Tick) -> u32 {
        let (mut low, mut high) = (0, self.users);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.spawn_time(middle) <= at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// When the last user starts.
    #[must_use]
    pub fn spawned_at(&self) -> Duration {
        seconds(f64::from(self.users.saturating_sub(1)) / self.spawn_rate)
    }

    /// When the run ends by itself.
    #[must_use]
    pub fn end(&self) -> Tick {
        self.run_time
            .map_or(Tick::NEVER, |run_time| Tick::ZERO + run_time)
    }
}
