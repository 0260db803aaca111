//! Running a whole plan in virtual time.

use super::{ModelTransport, Target, VirtualClock};
use crate::plan::{Plan, Shard};
use crate::stats::{Aggregator, Delta, Run, Snapshot};
use crate::user::{Control, run_shard};

/// What a simulated run left.
#[derive(Debug)]
pub struct Simulation {
    /// The result, with histories and response times.
    pub result: Snapshot,
}

/// Runs a plan in virtual time as `count` shards, each with a target of its own.
pub fn simulate<T: Target>(
    plan: &Plan,
    count: u32,
    mut target: impl FnMut(Shard) -> T,
) -> Simulation {
    let mut deltas: Vec<Delta> = Vec::new();
    for index in 0..count {
        let (shard, clock) = (Shard { index, count }, VirtualClock::default());
        let transport = ModelTransport::new(clock.clone(), target(shard));
        clock.run(run_shard(
            plan,
            shard,
            &clock,
            &transport,
            &Control::default(),
            |delta| deltas.push(delta),
        ));
    }
    deltas.sort_by_key(|delta| (delta.at, delta.shard));
    let mut aggregator = Aggregator::new(
        plan.outline(),
        Run {
            started_unix_ms: 0,
            shards: count,
        },
    );
    deltas.iter().for_each(|delta| aggregator.merge(delta));
    Simulation {
        result: aggregator.result(),
    }
}
