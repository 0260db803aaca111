//! Running a whole plan in virtual time.

use super::{ModelTransport, Target, VirtualClock};
use crate::plan::{Plan, Shard};
use crate::referee::{Broken, Referee};
use crate::stats::{Delta, Run, Snapshot};
use crate::tick::Tick;
use crate::user::{Control, Hook, Inputs, run_hook, run_shard};

/// What a simulated run left.
#[derive(Debug)]
pub struct Simulation {
    /// The result, with histories and response times.
    pub result: Snapshot,
}

/// Runs a plan in virtual time as `count` shards, each with a target of its own.
pub fn simulate<T: Target>(plan: &Plan, count: u32, target: impl FnMut(Shard) -> T) -> Simulation {
    simulate_given(plan, count, &Inputs::default(), target)
}

/// The same with the values of the plan's secrets.
///
/// The shards run one after another: if a threshold stops the run, they run once more, up to then.
pub fn simulate_given<T: Target>(
    plan: &Plan,
    count: u32,
    inputs: &Inputs,
    mut target: impl FnMut(Shard) -> T,
) -> Simulation {
    let mut pass = Pass {
        plan,
        count,
        inputs: inputs.clone(),
        stop: None,
        deltas: Vec::new(),
    };
    pass.run(&mut target);
    if let Some(stop) = pass.stop_by_threshold() {
        pass = Pass {
            inputs: inputs.clone(),
            stop: Some(stop),
            deltas: Vec::new(),
            ..pass
        };
        pass.run(&mut target);
    }
    Simulation {
        result: pass.judged(|_, _| {}).result(),
    }
}

/// All shards, one after another.
struct Pass<'a> {
    plan: &'a Plan,
    count: u32,
    inputs: Inputs,
    /// When thresholds stop them, and which.
    stop: Option<(Tick, Broken)>,
    deltas: Vec<Delta>,
}

impl Pass<'_> {
    fn run<T: Target>(&mut self, target: &mut impl FnMut(Shard) -> T) {
        let goes_on =
            !Hook::TestStart.is_in(self.plan) || self.hook(Hook::TestStart, target(Shard::WHOLE));
        for index in 0..self.count {
            let shard = Shard {
                index,
                count: self.count,
            };
            match goes_on {
                true => self.users(shard, target(shard)),
                false => self.deltas.push(nobody(self.plan, shard)),
            }
        }
        if Hook::TestStop.is_in(self.plan) {
            self.hook(Hook::TestStop, target(Shard::WHOLE));
        }
        sort(&mut self.deltas);
    }

    fn users<T: Target>(&mut self, shard: Shard, target: T) {
        let clock = VirtualClock::default();
        let transport = ModelTransport::new(clock.clone(), target);
        let control = Control::default();
        let stop = self.stop.as_ref().map_or(Tick::NEVER, |(at, _)| *at);
        let deltas = &mut self.deltas;
        let report = |delta: Delta| {
            if delta.at >= stop {
                control.stop();
            }
            deltas.push(delta);
        };
        clock.run(run_shard(
            self.plan,
            shard,
            &self.inputs,
            &clock,
            &transport,
            &control,
            report,
        ));
    }

    /// Whether the test may go on.
    fn hook<T: Target>(&mut self, hook: Hook, target: T) -> bool {
        let clock = VirtualClock::default();
        let transport = ModelTransport::new(clock.clone(), target);
        let control = Control::default();
        let run = run_hook(self.plan, hook, &self.inputs, &clock, &transport, &control);
        let end = clock.run(run);
        self.inputs.variables = end.variables;
        self.deltas.push(end.delta);
        end.goes_on
    }

    fn stop_by_threshold(&self) -> Option<(Tick, Broken)> {
        let mut stop = None;
        self.judged(|referee, now| {
            if stop.is_none() && referee.heed_now() {
                stop = Some((now, referee.broken().clone()));
            }
        });
        stop
    }

    /// Hears of every moment at which all shards have reported.
    fn judged(&self, mut hear: impl FnMut(&mut Referee, Tick)) -> Referee {
        let mut referee = referee(self.plan, self.count);
        for together in self.deltas.chunk_by(|one, next| one.at == next.at) {
            let now = together[0].at;
            if let Some((_, broken)) = self.stop.as_ref().filter(|(at, _)| now >= *at) {
                referee.stopped_by(broken.clone());
            }
            together.iter().for_each(|delta| referee.merge(delta));
            hear(&mut referee, now);
        }
        referee
    }
}

fn sort(deltas: &mut [Delta]) {
    deltas.sort_by_key(|delta| (delta.at, delta.shard));
}

/// What a shard says whose users never start.
pub(super) fn nobody(plan: &Plan, shard: Shard) -> Delta {
    Delta {
        shard: shard.index,
        users: vec![0; plan.classes.len()],
        ended: true,
        ..Delta::default()
    }
}

pub(super) fn referee(plan: &Plan, shards: u32) -> Referee {
    let run = Run {
        shards,
        simulated: true,
        ..Run::default()
    };
    Referee::new(plan, run)
}
