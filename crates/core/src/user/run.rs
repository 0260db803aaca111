//! One user, from its start to the end of the run.

use super::Waiter;
use super::engine::Engine;
use crate::plan::{Op, Spawn};
use crate::platform::{Clock, Transport};
use crate::random::{Purpose, Stream};
use crate::tick::Tick;

/// Task, wait, task, wait, until the shard stops.
///
/// A request is intended for when the wait before it was to end, or for when the request before it
/// in the same task had ended; how late the engine is shows in its response time.
pub(super) async fn run_user<C: Clock, T: Transport>(engine: &Engine<'_, C, T>, spawn: Spawn) {
    let _running = engine.user(spawn.class);
    let class = engine.plan.class(spawn.class);
    let stream = |purpose| Stream::new(engine.plan.seed, spawn.user.0, purpose);
    let (mut tasks, mut waits) = (stream(Purpose::Task), stream(Purpose::Wait));
    let mut session = engine.transport.session(spawn.user);
    let mut waiter = Waiter::new(engine.clock.now());
    let mut intended = spawn.at;
    while !engine.is_stopping() {
        let task = class.pick(tasks.below(class.total_weight()));
        run_steps(engine, &mut session, engine.plan.steps(task), intended).await;
        let now = engine.clock.now();
        let wait = waiter.next(class.wait_time, now, &mut waits);
        intended = now + wait;
        rest(engine, now, intended).await;
    }
}

async fn run_steps<C: Clock, T: Transport>(
    engine: &Engine<'_, C, T>,
    session: &mut T::Session,
    steps: &[Op],
    mut intended: Tick,
) {
    for &Op::Request(id) in steps {
        if engine.is_stopping() {
            return;
        }
        let request = engine.plan.request(id);
        if engine.exchange(session, request, intended).await.is_none() {
            return;
        }
        intended = engine.clock.now();
    }
}

/// A user that does not wait still lets the others, and the platform, have their turn.
async fn rest<C: Clock, T: Transport>(engine: &Engine<'_, C, T>, now: Tick, until: Tick) {
    if until > now {
        engine.timers.sleep_until(until).await;
    } else {
        engine.clock.pause().await;
    }
}
