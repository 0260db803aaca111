//! How many users or arrivals when.

use std::time::Duration;

use super::{Class, Shard};
use crate::load::{Closed, Dispatcher, Member, Open};
use crate::stats::Cause;
use crate::tick::Tick;

/// How many users or arrivals when, and how it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The load itself.
    pub form: Form,
    /// What a stop waits for users to finish their tasks.
    pub stop_timeout: Duration,
    /// Tasks of all users together after which the run ends.
    pub iterations: Option<u64>,
    /// Tasks after which a user ends.
    pub iterations_per_user: Option<u64>,
    members: Vec<Member>,
    peak: u32,
    spawned_at: Duration,
}

/// How a load ends by itself.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    at: Tick,
    iterations: Option<u64>,
    iterations_per_user: Option<u64>,
}

impl Ends {
    /// Why a run ended that nobody stopped: its first shard began to stop then, or it ended without.
    #[must_use]
    pub fn cause(&self, stopped: Option<Tick>, iterations: u64) -> Cause {
        let done = match (self.iterations, self.iterations_per_user) {
            (Some(all), _) if iterations >= all => true,
            (_, each) => each.is_some() && iterations > 0,
        };
        match stopped {
            Some(at) if at >= self.at => Cause::RunTime,
            None if done => Cause::Iterations,
            _ => Cause::StopTest,
        }
    }
}

/// A load's form.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// So many users when.
    Closed(Closed),
    /// So many arrivals when.
    Open(Open),
}

impl Schedule {
    /// For users of these classes.
    #[must_use]
    pub fn new(form: Form, classes: &[Class]) -> Self {
        let members: Vec<Member> = classes.iter().map(Member::from).collect();
        let (peak, spawned_at) = match &form {
            Form::Closed(closed) => {
                let dispatcher = Dispatcher::new(&members, closed.clone());
                (dispatcher.peak(), dispatcher.spawned_at() - Tick::ZERO)
            }
            Form::Open(open) => (open.max_users, Duration::ZERO),
        };
        Self {
            form,
            stop_timeout: Duration::ZERO,
            iterations: None,
            iterations_per_user: None,
            members,
            peak,
            spawned_at,
        }
    }

    /// The classes, as the load knows them.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The most users at once.
    #[must_use]
    pub fn peak(&self) -> u32 {
        self.peak
    }

    /// When the most users run for the first time.
    #[must_use]
    pub fn spawned_at(&self) -> Duration {
        self.spawned_at
    }

    /// When the run ends by itself.
    #[must_use]
    pub fn end(&self) -> Tick {
        match &self.form {
            Form::Closed(closed) => closed.end(),
            Form::Open(open) => open.end(),
        }
    }

    /// From the start to the end of the run; `None` runs until stopped.
    #[must_use]
    pub fn run_time(&self) -> Option<Duration> {
        let end = self.end();
        (end != Tick::NEVER).then(|| end - Tick::ZERO)
    }

    /// Of all that, how it ends by itself.
    #[must_use]
    pub fn ends(&self) -> Ends {
        Ends {
            at: self.end(),
            iterations: self.iterations,
            iterations_per_user: self.iterations_per_user,
        }
    }

    /// The starts and stops of a shard's users; none in the open model.
    #[must_use]
    pub fn dispatcher(&self, shard: Shard) -> Option<Dispatcher> {
        match &self.form {
            Form::Closed(closed) => {
                let all = Dispatcher::new(&self.members, closed.clone());
                Some(all.part(shard.index, shard.count))
            }
            Form::Open(_) => None,
        }
    }

    /// How many users run at `at`, on all shards together; of the open model the most there can be.
    #[must_use]
    pub fn users_at(&self, at: Tick) -> u32 {
        match self.dispatcher(Shard::WHOLE) {
            Some(dispatcher) => dispatcher.users_at(at),
            None => self.peak,
        }
    }
}
