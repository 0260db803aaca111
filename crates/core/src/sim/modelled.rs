//! A whole test in virtual time against a modelled target, shard by shard, so that a platform can give each a thread.

use super::run::{nobody, referee};
use super::unjudged::unjudged;
use super::{Bounds, Model, ModelledTarget, Simulation, VirtualClock};
use crate::plan::{Form, Op, Plan, Shard};
use crate::stats::Delta;
use crate::user::{Control, Hook, Inputs, run_hook, run_shard};

/// A test against a modelled target.
///
/// Answers hold nothing: what would be read of them is left out, see [`Modelled::new`]. Secrets are empty.
#[derive(Clone, Debug)]
pub struct Modelled {
    plan: Plan,
    model: Model,
    inputs: Inputs,
    goes_on: bool,
}

impl Modelled {
    /// The plan without what an answer's content decides: variables extracted are empty texts, and
    /// `success_when`, `fail_when`, `checks` and thresholds on those are left out.
    #[must_use]
    pub fn new(plan: &Plan, model: Model) -> Self {
        let blank = |name: &String| (name.clone(), String::new());
        Self {
            plan: unjudged(plan),
            model,
            inputs: Inputs {
                env: plan.env.iter().map(blank).collect(),
                ..Inputs::default()
            },
            goes_on: true,
        }
    }

    /// The plan as it is run.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many shards it may be cut into, up to `most`. What concerns all at the same moment needs one: a queue, the
    /// users of an open model, a step or a threshold that stops the test.
    #[must_use]
    pub fn shards(&self, most: u32) -> u32 {
        let is_open = matches!(self.plan.schedule.form, Form::Open(_));
        let may_stop = self.plan.program.contains(&Op::StopTest)
            || self.plan.thresholds.iter().any(|threshold| threshold.abort);
        match self.model.capacity.is_some() || is_open || may_stop {
            true => 1,
            false => most.min(self.plan.schedule.peak()).max(1),
        }
    }

    /// Runs all of it as one shard.
    #[must_use]
    pub fn run(&mut self) -> Simulation {
        let mut referee = referee(&self.plan, 1);
        let control = Control::default();
        self.test_start()
            .iter()
            .for_each(|delta| referee.merge(delta));
        self.steered(Shard::WHOLE, &control, |delta| {
            referee.merge(&delta);
            if referee.heed_now() {
                control.stop();
            }
        });
        self.test_stop()
            .iter()
            .for_each(|delta| referee.merge(delta));
        Simulation {
            result: referee.result(),
        }
    }

    /// Runs the steps of `on_test_start`, before any shard.
    pub fn test_start(&mut self) -> Option<Delta> {
        self.hook(Hook::TestStart, None)
    }

    /// The same within bounds.
    pub(crate) fn test_start_within(&mut self, bounds: Bounds) {
        self.hook(Hook::TestStart, Some(bounds));
    }

    /// Runs the steps of `on_test_stop`, after every shard.
    pub fn test_stop(&mut self) -> Option<Delta> {
        self.hook(Hook::TestStop, None)
    }

    fn hook(&mut self, hook: Hook, bounds: Option<Bounds>) -> Option<Delta> {
        if !hook.is_in(&self.plan) {
            return None;
        }
        let (clock, target) = self.world();
        let control = Control::default();
        let run = run_hook(&self.plan, hook, &self.inputs, &clock, &target, &control);
        let end = match bounds {
            Some(bounds) => clock.run_within(bounds, run)?,
            None => clock.run(run),
        };
        self.inputs.variables = end.variables;
        self.goes_on &= end.goes_on;
        Some(end.delta)
    }

    /// The same test with another plan.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Plan)) {
        change(&mut self.plan);
    }

    /// Runs one shard of the users to its end; nobody starts if `on_test_start` forbids it.
    pub fn shard(&self, shard: Shard, report: impl FnMut(Delta)) {
        self.steered(shard, &Control::default(), report);
    }

    /// The same, steered from outside.
    pub fn steered(&self, shard: Shard, control: &Control, mut report: impl FnMut(Delta)) {
        if !self.goes_on {
            return report(nobody(&self.plan, shard));
        }
        let (clock, target) = self.world();
        let run = run_shard(
            &self.plan,
            shard,
            &self.inputs,
            &clock,
            &target,
            control,
            report,
        );
        clock.run(run);
    }

    /// The same within bounds; whether it came to its end.
    pub(crate) fn shard_within(
        &self,
        bounds: Bounds,
        shard: Shard,
        control: &Control,
        report: impl FnMut(Delta),
    ) -> bool {
        let (clock, target) = self.world();
        let run = run_shard(
            &self.plan,
            shard,
            &self.inputs,
            &clock,
            &target,
            control,
            report,
        );
        clock.run_within(bounds, run).is_some()
    }

    fn world(&self) -> (VirtualClock, ModelledTarget) {
        let clock = VirtualClock::default();
        let target = ModelledTarget::new(clock.clone(), self.model, self.plan.seed);
        (clock, target)
    }
}
