//! One shard: starts its users when their time comes, wakes them, and reports once a tick.

use std::future::{Future, poll_fn};
use std::iter::Peekable;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::Control;
use super::engine::Engine;
use super::run::run_user;
use crate::plan::{Plan, Shard, Spawn};
use crate::platform::{Clock, Transport};
use crate::stats::Delta;
use crate::tick::Tick;

/// The time between two deltas.
pub const INTERVAL: Duration = Duration::from_secs(1);

/// Runs a shard of a plan to its end: the run time, a stop, or the end of the last user.
///
/// `report` gets a delta each [`INTERVAL`], the last one marked as ended. All users live inside
/// this future; dropping it aborts them.
pub async fn run_shard<C: Clock, T: Transport>(
    plan: &Plan,
    shard: Shard,
    clock: &C,
    transport: &T,
    control: &Control,
    mut report: impl FnMut(Delta),
) {
    let engine = Engine::new(plan, clock, transport);
    let mut spawns = shard.spawns(plan).peekable();
    let mut users = FuturesUnordered::new();
    let mut agenda = Agenda::new(plan);
    loop {
        let now = clock.now();
        if agenda.stops(now, control) {
            engine.stop();
        }
        while let Some(spawn) = due(&mut spawns, now).filter(|_| !engine.is_stopping()) {
            users.push(run_user(&engine, spawn));
        }
        engine.timers.wake(now);
        if let Some(interval) = agenda.reports(now) {
            report(engine.take_delta(shard, interval));
        }
        let next_spawn = spawns.peek().filter(|_| !engine.is_stopping());
        if agenda.is_over(now, control, users.is_empty() && next_spawn.is_none()) {
            break;
        }
        let wake_at = agenda.next(next_spawn.map(|spawn| spawn.at), engine.timers.earliest());
        next_event(&engine, &mut users, &agenda, control, wake_at).await;
    }
    drop(users);
    let interval = agenda.last_interval(clock.now());
    report(Delta {
        ended: true,
        ..engine.take_delta(shard, interval)
    });
}

/// Runs the users until the agenda has something to do: at `wake_at`, or earlier if they or the control say so.
async fn next_event<C: Clock, T: Transport, F: Future<Output = ()>>(
    engine: &Engine<'_, C, T>,
    users: &mut FuturesUnordered<F>,
    agenda: &Agenda,
    control: &Control,
    wake_at: Tick,
) {
    let mut sleep = pin!(engine.clock.sleep_until(wake_at));
    poll_fn(|context| {
        control.listen(context.waker());
        let last_ended = poll_users(users, context) && engine.is_stopping();
        let earlier = engine.timers.earliest().is_some_and(|at| at < wake_at);
        if last_ended || earlier || agenda.is_news(control) {
            return Poll::Ready(());
        }
        sleep.as_mut().poll(context)
    })
    .await;
}

/// Polls every user that woke; true if none is left.
fn poll_users<F: Future<Output = ()>>(
    users: &mut FuturesUnordered<F>,
    context: &mut Context<'_>,
) -> bool {
    loop {
        match users.poll_next_unpin(context) {
            Poll::Ready(Some(())) => {}
            Poll::Ready(None) => return true,
            Poll::Pending => return false,
        }
    }
}

fn due(spawns: &mut Peekable<impl Iterator<Item = Spawn>>, now: Tick) -> Option<Spawn> {
    spawns.next_if(|spawn| spawn.at <= now)
}

/// When the shard must act without being woken by a user.
struct Agenda {
    end: Tick,
    stop_timeout: Duration,
    deadline: Option<Tick>,
    next_report: Tick,
}

impl Agenda {
    fn new(plan: &Plan) -> Self {
        Self {
            end: plan.schedule.end(),
            stop_timeout: plan.schedule.stop_timeout,
            deadline: None,
            next_report: Tick::ZERO + INTERVAL,
        }
    }

    /// Whether the stop begins now.
    fn stops(&mut self, now: Tick, control: &Control) -> bool {
        let begins = self.deadline.is_none() && (now >= self.end || control.is_stopped());
        if begins {
            self.deadline = Some(now + self.stop_timeout);
        }
        begins
    }

    /// The interval whose delta is due: the last whole one, should the loop have slept through some.
    fn reports(&mut self, now: Tick) -> Option<u32> {
        if now < self.next_report {
            return None;
        }
        let whole = now.as_micros() / INTERVAL.as_micros() as u64;
        self.next_report = Tick::from_micros((whole + 1) * INTERVAL.as_micros() as u64);
        Some(whole as u32 - 1)
    }

    /// The interval the run ends in; less than half a one counts with the one before.
    fn last_interval(&self, now: Tick) -> u32 {
        let open = (self.next_report.as_micros() / INTERVAL.as_micros() as u64) as u32 - 1;
        let length = now + INTERVAL - self.next_report;
        if length < INTERVAL / 2 {
            open.saturating_sub(1)
        } else {
            open
        }
    }

    fn is_over(&self, now: Tick, control: &Control, no_users_left: bool) -> bool {
        no_users_left
            || control.is_aborted()
            || self.deadline.is_some_and(|deadline| now >= deadline)
    }

    fn is_news(&self, control: &Control) -> bool {
        control.is_aborted() || (control.is_stopped() && self.deadline.is_none())
    }

    fn next(&self, spawn: Option<Tick>, timer: Option<Tick>) -> Tick {
        let end = self.deadline.unwrap_or(self.end);
        [spawn, timer]
            .into_iter()
            .flatten()
            .fold(end.min(self.next_report), Tick::min)
    }
}
