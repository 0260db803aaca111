//! One shard: starts its users when their time comes, wakes them, and reports once a tick.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};

use super::agenda::{Agenda, Due};
use super::crew::Crew;
use super::engine::Engine;
use super::lever::Level;
use super::life::{Start, live};
use super::{Control, Inputs, Lever};
use crate::plan::{Plan, Shard};
use crate::platform::{Clock, Transport};
use crate::stats::Delta;
use crate::tick::Tick;

/// Runs a shard of a plan to its end: the end of its load, a stop, or the end of the last user.
///
/// `report` gets a delta each [`super::INTERVAL`], the last one marked as ended. All users live inside
/// this future; dropping it aborts them.
pub async fn run_shard<C: Clock, T: Transport>(
    plan: &Plan,
    shard: Shard,
    inputs: &Inputs,
    clock: &C,
    transport: &T,
    control: &Control,
    mut report: impl FnMut(Delta),
) {
    let engine = Engine::new(plan, shard, inputs, control, clock, transport);
    let mut crew = Crew::new(plan, shard);
    let mut agenda = Agenda::new(plan);
    let mut users = FuturesUnordered::new();
    loop {
        steer(&engine, &mut crew, &agenda, &mut report);
        let now = engine.time.now();
        match agenda.due(now, control) {
            Due::Stop => {
                engine.stop();
                crew.raise(Level::Finish);
            }
            Due::Cut => crew.raise(Level::Cut),
            Due::Nothing => {}
        }
        if engine.is_closed() {
            crew.close();
        } else {
            while let Some((start, lever)) = crew.due(&engine, now) {
                users.push(run_user(&engine, start, lever));
            }
        }
        crew.cut(now);
        engine.timers.wake(now);
        if let Some(interval) = agenda.reports(now) {
            report(engine.take_delta(interval));
        }
        let next = crew.next().filter(|_| !engine.is_closed());
        if agenda.is_over(now, control, users.is_empty() && next.is_none()) {
            break;
        }
        let wake_at = agenda.next([next, crew.next_cut(), engine.timers.earliest()]);
        next_event(&engine, &mut users, &mut crew, &agenda, wake_at).await;
    }
    drop(users);
    report(Delta {
        ended: true,
        ..engine.take_delta(agenda.open_interval())
    });
}

/// Does what the control asks for, except stopping.
fn steer<C: Clock, T: Transport>(
    engine: &Engine<'_, C, T>,
    crew: &mut Crew<'_>,
    agenda: &Agenda,
    report: &mut impl FnMut(Delta),
) {
    let paused =
        engine.control.is_paused() && !engine.is_stopping() && !engine.control.is_stopped();
    if paused != engine.time.is_paused() {
        engine.time.set_paused(paused);
        report(engine.take_delta(agenda.open_interval()));
    }
    if let Some(change) = engine.control.take_change() {
        crew.change(change);
    }
}

/// A user and, when it has ended, which one. An `async fn` would keep room for its arguments twice.
fn run_user<C: Clock, T: Transport>(
    engine: &Engine<'_, C, T>,
    start: Start,
    lever: Rc<Lever>,
) -> impl Future<Output = (u32, Rc<Lever>)> {
    let own = Rc::clone(&lever);
    live(engine, start, own).map(move |()| (start.slot, lever))
}

/// Runs the users until the agenda has something to do: at `wake_at`, or earlier if they or the control say so.
async fn next_event<C: Clock, T: Transport, F: Future<Output = (u32, Rc<Lever>)>>(
    engine: &Engine<'_, C, T>,
    users: &mut FuturesUnordered<F>,
    crew: &mut Crew<'_>,
    agenda: &Agenda,
    wake_at: Tick,
) {
    let control = engine.control;
    let at_clock = match engine.time.is_paused() {
        true => Tick::NEVER,
        false => engine.time.to_clock(wake_at),
    };
    let mut sleep = pin!(engine.time.clock().sleep_until(at_clock));
    poll_fn(|context| {
        control.listen(context.waker());
        let last_ended =
            poll_users(users, crew, context) && (engine.is_closed() || crew.next().is_none());
        let earlier = engine.timers.earliest().is_some_and(|at| at < wake_at);
        let closes = engine.is_closed() && !crew.is_closed();
        if last_ended || earlier || closes || agenda.is_news(control, engine.time.is_paused()) {
            return Poll::Ready(());
        }
        sleep.as_mut().poll(context)
    })
    .await;
}

/// Polls every user that woke; true if none is left.
fn poll_users<F: Future<Output = (u32, Rc<Lever>)>>(
    users: &mut FuturesUnordered<F>,
    crew: &mut Crew<'_>,
    context: &mut Context<'_>,
) -> bool {
    loop {
        match users.poll_next_unpin(context) {
            Poll::Ready(Some((slot, lever))) => crew.ended(slot, &lever),
            Poll::Ready(None) => return true,
            Poll::Pending => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{ClassId, Request, UserId};
    use crate::scenario::Scenario;
    use crate::sim::{ModelTransport, Reply, VirtualClock};

    /// Bytes of a user who waits, but for what its sets, its variables and its lever take.
    const MOST: usize = 704;

    #[test]
    fn a_user_who_waits_keeps_no_room_for_a_request() {
        let text = "host: http://a\nusers: [{ name: A, tasks: [{ get: / }] }]";
        let plan = Plan::compile(&Scenario::parse(text).unwrap()).unwrap();
        let (clock, control, inputs) = (
            VirtualClock::default(),
            Control::default(),
            Inputs::default(),
        );
        let transport = ModelTransport::new(clock.clone(), |_: &Request, _: Tick| {
            Reply::empty(std::time::Duration::ZERO, Ok(200))
        });
        let engine = Engine::new(&plan, Shard::WHOLE, &inputs, &control, &clock, &transport);
        let start = Start {
            user: UserId(0),
            slot: 0,
            class: ClassId(0),
            at: Tick::ZERO,
            is_open: false,
        };
        let bytes = size_of_val(&run_user(&engine, start, Rc::default()));
        assert!(bytes <= MOST, "{bytes}");
    }
}
