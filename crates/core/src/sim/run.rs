//! Running a whole plan in virtual time.

use super::{ModelTransport, Target, VirtualClock};
use crate::plan::{Plan, Shard};
use crate::stats::{Aggregator, Delta, Run, Snapshot};
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
pub fn simulate_given<T: Target>(
    plan: &Plan,
    count: u32,
    inputs: &Inputs,
    mut target: impl FnMut(Shard) -> T,
) -> Simulation {
    let mut inputs = inputs.clone();
    let (mut deltas, mut goes_on) = (Vec::new(), true);
    if Hook::TestStart.is_in(plan) {
        goes_on = hook(
            plan,
            Hook::TestStart,
            &mut inputs,
            &mut deltas,
            target(Shard::WHOLE),
        );
    }
    for index in 0..count {
        let shard = Shard { index, count };
        match goes_on {
            true => users(plan, shard, &inputs, &mut deltas, target(shard)),
            false => deltas.push(nobody(plan, shard)),
        }
    }
    if Hook::TestStop.is_in(plan) {
        hook(
            plan,
            Hook::TestStop,
            &mut inputs,
            &mut deltas,
            target(Shard::WHOLE),
        );
    }
    Simulation {
        result: merged(plan, count, deltas),
    }
}

fn users<T: Target>(
    plan: &Plan,
    shard: Shard,
    inputs: &Inputs,
    deltas: &mut Vec<Delta>,
    target: T,
) {
    let clock = VirtualClock::default();
    let transport = ModelTransport::new(clock.clone(), target);
    let control = Control::default();
    let report = |delta| deltas.push(delta);
    clock.run(run_shard(
        plan, shard, inputs, &clock, &transport, &control, report,
    ));
}

/// Whether the test may go on.
fn hook<T: Target>(
    plan: &Plan,
    hook: Hook,
    inputs: &mut Inputs,
    deltas: &mut Vec<Delta>,
    target: T,
) -> bool {
    let clock = VirtualClock::default();
    let transport = ModelTransport::new(clock.clone(), target);
    let control = Control::default();
    let end = clock.run(run_hook(plan, hook, inputs, &clock, &transport, &control));
    inputs.variables = end.variables;
    deltas.push(end.delta);
    end.goes_on
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

pub(super) fn merged(plan: &Plan, count: u32, mut deltas: Vec<Delta>) -> Snapshot {
    deltas.sort_by_key(|delta| (delta.at, delta.shard));
    let run = Run {
        started_unix_ms: 0,
        shards: count,
    };
    let mut aggregator = Aggregator::new(plan.outline(), run);
    for delta in &deltas {
        aggregator.merge(delta);
    }
    aggregator.result()
}
