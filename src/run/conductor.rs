//! What comes when in a run: the test's own steps, its users, the test's own steps again.
//!
//! ```text
//!  begin ──► on_test_start ──► every shard's users ──► on_test_stop ──► over
//!                │ may not go on                            ▲ not after an abort
//!                └──────────────────────────────────────────┘
//! ```

use katydid_core::plan::{Plan, Shard};
use katydid_core::referee::Referee;
use katydid_core::result_file::link::{self, Thinned};
use katydid_core::result_file::{End, Header, Machine};
use katydid_core::stats::{Cause, Delta, Run, Snapshot, State};
use katydid_core::tick::Tick;
use katydid_core::user::{Change, Hook, HookEnd, Inputs};
use katydid_core::wire::Message;

/// A message and the shard it is for.
pub(super) type Order = (u32, Message);

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Before,
    Users,
    After,
    Over,
}

/// A run: what has been reported of it, and what is to be done next.
#[derive(Debug)]
pub(super) struct Conductor {
    scenario: String,
    classes: usize,
    hooks: (bool, bool),
    inputs: Inputs,
    shards: u32,
    referee: Referee,
    stage: Stage,
    reached: Tick,
    stopping: bool,
    aborted: bool,
    told_to_stop: bool,
}

impl Conductor {
    /// A run of this plan, whose scenario is given as canonical JSON too.
    pub(super) fn new(plan: &Plan, scenario: String, inputs: Inputs, shards: u32) -> Self {
        let run = Run {
            started_unix_ms: inputs.started_unix_ms,
            shards,
            ..Run::default()
        };
        Self {
            scenario,
            classes: plan.classes.len(),
            hooks: (Hook::TestStart.is_in(plan), Hook::TestStop.is_in(plan)),
            inputs,
            shards,
            referee: Referee::new(plan, run),
            stage: Stage::Before,
            reached: Tick::ZERO,
            stopping: false,
            aborted: false,
            told_to_stop: false,
        }
    }

    /// What begins it.
    pub(super) fn begin(&mut self, now_unix_ms: u64) -> Vec<Order> {
        match self.hooks.0 {
            true => vec![self.hook(Hook::TestStart, now_unix_ms)],
            false => self.users(now_unix_ms),
        }
    }

    /// What follows from what an engine says.
    pub(super) fn hear(&mut self, message: &Message, now_unix_ms: u64) -> Vec<Order> {
        match message {
            Message::HookEnded(end) => self.hook_ended(end, now_unix_ms),
            Message::Delta(delta) => self.delta(delta, now_unix_ms),
            _ => Vec::new(),
        }
    }

    /// What a stop asked for by a person is.
    pub(super) fn stop(&mut self) -> Vec<Order> {
        self.stopping = true;
        self.referee.stopping(Cause::Stopped);
        self.to_all(&Message::Stop)
    }

    /// What follows from a snapshot: a threshold may stop the run.
    pub(super) fn heed(&mut self, snapshot: &Snapshot) -> Vec<Order> {
        match self.referee.heed(snapshot) {
            true => self.stop(),
            false => Vec::new(),
        }
    }

    /// The engine broke.
    pub(super) fn fail(&mut self) {
        self.referee.stopping(Cause::Failed);
    }

    /// What an abort is.
    pub(super) fn abort(&mut self) -> Vec<Order> {
        self.aborted = true;
        let orders = self.stop();
        let abort = |(shard, _)| (shard, Message::Abort);
        orders.into_iter().map(abort).collect()
    }

    /// What another number of users is: from a moment that no shard has come to, as far as can be known here. Several
    /// shards report at different moments of an interval.
    pub(super) fn change(&self, users: u32, spawn_rate: f64) -> Vec<Order> {
        let change = Change {
            at: self.reached + katydid_core::user::INTERVAL * self.shards.min(2),
            users,
            spawn_rate,
        };
        self.to_all(&Message::Change(change))
    }

    /// The same for every shard.
    pub(super) fn to_all(&self, message: &Message) -> Vec<Order> {
        (0..self.shards)
            .map(|shard| (shard, message.clone()))
            .collect()
    }

    /// Whether nothing more comes.
    pub(super) fn is_over(&self) -> bool {
        self.stage == Stage::Over
    }

    /// Everything a view may show now.
    pub(super) fn snapshot(&self) -> Snapshot {
        let mut snapshot = self.referee.snapshot();
        if self.stage == Stage::After {
            snapshot.state = State::Stopping;
        }
        snapshot
    }

    /// The scenario as canonical JSON.
    pub(super) fn scenario(&self) -> &str {
        &self.scenario
    }

    /// The run as a link's fragment, ended as is shown.
    pub(super) fn link(&self, shown: &Snapshot) -> (String, Thinned) {
        let aggregator = self.referee.aggregator();
        let machine = Machine {
            os: "browser".to_owned(),
            ..Machine::default()
        };
        let header = Header {
            katydid: env!("CARGO_PKG_VERSION").to_owned(),
            run: aggregator.run(),
            machine,
            outline: aggregator.outline().clone(),
            ..Header::default()
        };
        let end = End {
            cause: shown.cause,
            thresholds: shown.thresholds.clone(),
            ..End::default()
        };
        link::encode(&header, &end, aggregator)
    }

    fn delta(&mut self, delta: &Delta, now_unix_ms: u64) -> Vec<Order> {
        self.reached = self.reached.max(delta.at);
        self.referee.merge(delta);
        if self.stage == Stage::Users && self.referee.ended() {
            return self.after(now_unix_ms);
        }
        self.stop_others(delta)
    }

    /// `stop_test` on one shard ends them all.
    fn stop_others(&mut self, delta: &Delta) -> Vec<Order> {
        if delta.stopped.is_none() || self.told_to_stop {
            return Vec::new();
        }
        self.told_to_stop = true;
        let mut orders = self.to_all(&Message::Stop);
        orders.retain(|(shard, _)| *shard != delta.shard);
        orders
    }

    fn hook_ended(&mut self, end: &HookEnd, now_unix_ms: u64) -> Vec<Order> {
        self.referee.merge(&end.delta);
        if self.stage != Stage::Before {
            self.stage = Stage::Over;
            return Vec::new();
        }
        self.inputs.variables.clone_from(&end.variables);
        if end.goes_on && !self.stopping {
            return self.users(now_unix_ms);
        }
        for shard in 0..self.shards {
            self.referee.merge(&nobody(shard, self.classes));
        }
        self.after(now_unix_ms)
    }

    fn users(&mut self, now_unix_ms: u64) -> Vec<Order> {
        self.stage = Stage::Users;
        self.inputs.started_unix_ms = now_unix_ms;
        let start = |index| Message::Start {
            scenario: self.scenario.clone(),
            shard: Shard {
                index,
                count: self.shards,
            },
            inputs: self.inputs.clone(),
        };
        (0..self.shards)
            .map(|index| (index, start(index)))
            .collect()
    }

    fn after(&mut self, now_unix_ms: u64) -> Vec<Order> {
        if self.aborted || !self.hooks.1 {
            self.stage = Stage::Over;
            return Vec::new();
        }
        self.stage = Stage::After;
        vec![self.hook(Hook::TestStop, now_unix_ms)]
    }

    /// The run has come to `reached` by now; a pause is no part of it.
    fn hook(&mut self, hook: Hook, now_unix_ms: u64) -> Order {
        let so_far = (self.reached - Tick::ZERO).as_millis() as u64;
        self.inputs.started_unix_ms = now_unix_ms.saturating_sub(so_far);
        let message = Message::RunHook {
            scenario: self.scenario.clone(),
            hook,
            inputs: self.inputs.clone(),
        };
        (0, message)
    }
}

/// What a shard says whose users never start.
fn nobody(shard: u32, classes: usize) -> Delta {
    Delta {
        shard,
        users: vec![0; classes],
        ended: true,
        ..Delta::default()
    }
}

#[cfg(test)]
mod tests;
