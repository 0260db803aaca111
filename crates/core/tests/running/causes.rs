//! Why a run ended.

use std::time::Duration;

use katydid_core::plan::Shard;
use katydid_core::referee::Referee;
use katydid_core::sim::{Model, Modelled, simulate};
use katydid_core::stats::{Cause, Run};

use crate::support::{after, plan, scenario, with_control};

fn cause(load: &str, more: &str) -> Option<Cause> {
    simulate(&scenario(load, more), 2, after(50)).result.cause
}

#[test]
fn a_run_that_nobody_stopped_tells_why_it_ended() {
    assert_eq!(cause("run_time: 3s", ""), Some(Cause::RunTime));
    assert_eq!(cause("iterations: 30", ""), Some(Cause::Iterations));
    assert_eq!(cause("iterations_per_user: 2", ""), Some(Cause::Iterations));
    let never = "on_test_start: [{fail: no}]";
    assert_eq!(
        cause("iterations_per_user: 2", never),
        Some(Cause::StopTest)
    );
    let step = plan(
        "host: http://t\nload: {users: 1, run_time: 1m}\nusers: [{name: A, tasks: [{stop_test: {}}]}]",
    );
    assert_eq!(
        simulate(&step, 1, after(50)).result.cause,
        Some(Cause::StopTest)
    );
    let users = plan(
        "host: http://t\nload: {users: 1, iterations: 9}\nusers: [{name: A, tasks: [{stop_user: {}}]}]",
    );
    assert_eq!(
        simulate(&users, 1, after(50)).result.cause,
        Some(Cause::StopTest)
    );
}

/// What a referee says of a run that was stopped for the first of these, then for the second.
fn stopped_for(first: Cause, second: Cause) -> Option<Cause> {
    let plan = scenario("run_time: 1m", "");
    let (_, deltas) = with_control(&plan, Duration::from_millis(50), async |_, control| {
        control.stop();
    });
    let run = Run {
        started_unix_ms: 0,
        shards: 1,
        ..Run::default()
    };
    let mut referee = Referee::new(&plan, run);
    assert_eq!(referee.snapshot().cause, None);
    referee.stopping(first);
    deltas.iter().for_each(|delta| referee.merge(delta));
    referee.stopping(second);
    referee.snapshot().cause
}

#[test]
fn the_first_cause_counts_unless_the_engine_breaks() {
    use Cause::{Failed, Stopped, Threshold};
    assert_eq!(stopped_for(Threshold, Stopped), Some(Threshold));
    assert_eq!(stopped_for(Stopped, Threshold), Some(Stopped));
    assert_eq!(stopped_for(Stopped, Failed), Some(Failed));
}

#[test]
fn a_run_whose_time_was_over_was_not_stopped_by_who_came_later() {
    let plan = scenario("run_time: 2s", "");
    let mut referee = Referee::new(
        &plan,
        Run {
            shards: 1,
            ..Run::default()
        },
    );
    let modelled = Modelled::new(&plan, Model::default());
    modelled.shard(Shard::WHOLE, |delta| referee.merge(&delta));
    referee.stopping(Cause::Stopped);
    assert_eq!(referee.result().cause, Some(Cause::RunTime));
}
