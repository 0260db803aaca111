//! A thread a shard, each with an event loop of its own; nothing is shared but the plan.
//!
//! ```text
//!  on_test_start ──its variables──► shard 0, shard 1, … ──the last to end──► on_test_stop
//! ```

use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use katydid_core::plan::{Plan, Shard};
use katydid_core::platform::{Clock, Transport};
use katydid_core::stats::Delta;
use katydid_core::tick::Tick;
use katydid_core::user::{Hook, HookEnd, Inputs, run_hook, run_shard};
use tokio::runtime;
use tokio::sync::mpsc::UnboundedSender;
use tokio::time::Instant;

use crate::Controls;
use crate::engine::{NativeClock, ShardClock};
use crate::error::said;

/// The users begin this much later than they are asked to, so that every thread is there when they do.
pub(crate) const HEAD_START: Duration = Duration::from_millis(10);

/// What a thread has to say.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all are deltas, one a second"
)]
pub(crate) enum Event {
    /// The users begin at this time, in milliseconds since 1970.
    Begun(u64),
    /// What a shard or a hook counted.
    Delta(Delta),
    /// A thread ended before its work did; nothing of the run goes on.
    Failed { thread: String, message: String },
}

/// What the threads of a run share.
pub(crate) struct Threads<F> {
    pub(crate) plan: Arc<Plan>,
    pub(crate) controls: Controls,
    /// Closed when the last thread has ended.
    pub(crate) events: UnboundedSender<Event>,
    /// Makes a transport on the thread whose it is, for it need not cross threads.
    pub(crate) transport: F,
}

/// From the start of the users to their end.
struct Shift {
    clock: NativeClock,
    inputs: Inputs,
    /// Threads whose users have not ended.
    left: AtomicU32,
}

impl<T, F> Threads<F>
where
    T: Transport,
    F: Fn(&Plan, Shard, NativeClock) -> T + Send + Sync + 'static,
{
    /// Starts the users, or the steps that come before them.
    pub(crate) fn start(self, inputs: Inputs) -> io::Result<()> {
        let threads = Arc::new(self);
        if Hook::TestStart.is_in(&threads.plan) {
            return spawn(name(Hook::TestStart), move || threads.before(inputs));
        }
        let shift = threads.begin(inputs);
        threads.users(&shift)
    }

    /// Runs the steps before the users, then starts those.
    fn before(self: &Arc<Self>, inputs: Inputs) {
        let (hook, clock) = (Hook::TestStart, NativeClock::new(Instant::now()));
        let inputs = started(inputs, Duration::ZERO);
        let Some(end) = self.guarded(name(hook), || self.hook(hook, &inputs, clock)) else {
            return;
        };
        let shift = self.begin(Inputs {
            variables: end.variables,
            ..inputs
        });
        // Its time is not the users'.
        self.say(Event::Delta(Delta {
            at: Tick::ZERO,
            ..end.delta
        }));
        if end.goes_on {
            self.guarded(name(hook), || self.users(&shift));
        } else {
            self.nobody(&shift);
        }
    }

    /// Time zero is near.
    fn begin(&self, inputs: Inputs) -> Arc<Shift> {
        let clock = NativeClock::new(Instant::now() + HEAD_START);
        let inputs = started(inputs, HEAD_START);
        self.say(Event::Begun(inputs.started_unix_ms));
        Arc::new(Shift {
            clock,
            inputs,
            left: AtomicU32::new(self.controls.shards()),
        })
    }

    fn users(self: &Arc<Self>, shift: &Arc<Shift>) -> io::Result<()> {
        let count = self.controls.shards();
        for index in 0..count {
            let (threads, shift) = (Arc::clone(self), Arc::clone(shift));
            let shard = Shard { index, count };
            spawn(&index.to_string(), move || threads.shard(shard, &shift))?;
        }
        Ok(())
    }

    /// What shards say whose users never start.
    fn nobody(&self, shift: &Shift) {
        for shard in 0..self.controls.shards() {
            self.say(Event::Delta(Delta {
                shard,
                users: vec![0; self.plan.classes.len()],
                ended: true,
                ..Delta::default()
            }));
        }
        self.after(shift);
    }

    fn shard(&self, shard: Shard, shift: &Shift) {
        self.guarded(&shard.index.to_string(), || self.run_users(shard, shift));
        if shift.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.after(shift);
        }
    }

    fn run_users(&self, shard: Shard, Shift { clock, inputs, .. }: &Shift) -> io::Result<()> {
        let transport = (self.transport)(&self.plan, shard, *clock);
        let control = self.controls.shard(shard.index);
        let report = |delta| {
            self.controls.hear(&delta);
            self.say(Event::Delta(delta));
        };
        on_a_loop(async {
            clock.sleep_until(Tick::ZERO).await;
            let clock = ShardClock::new(*clock);
            run_shard(
                &self.plan, shard, inputs, &clock, &transport, control, report,
            )
            .await;
        })
    }

    /// Runs the steps after the users, unless the run was aborted.
    fn after(&self, shift: &Shift) {
        let hook = Hook::TestStop;
        if !hook.is_in(&self.plan) || self.controls.is_aborted() {
            return;
        }
        let end = self.guarded(name(hook), || self.hook(hook, &shift.inputs, shift.clock));
        if let Some(end) = end {
            self.say(Event::Delta(end.delta));
        }
    }

    fn hook(&self, hook: Hook, inputs: &Inputs, clock: NativeClock) -> io::Result<HookEnd> {
        let transport = (self.transport)(&self.plan, Shard::WHOLE, clock);
        let control = self.controls.test();
        on_a_loop(async {
            let clock = ShardClock::new(clock);
            run_hook(&self.plan, hook, inputs, &clock, &transport, control).await
        })
    }

    /// What the work gives; if the thread breaks at it, nothing of the run goes on.
    fn guarded<R>(&self, thread: &str, work: impl FnOnce() -> io::Result<R>) -> Option<R> {
        let message = match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Ok(done)) => return Some(done),
            Ok(Err(error)) => error.to_string(),
            Err(panic) => said(panic.as_ref()),
        };
        self.controls.abort();
        self.say(Event::Failed {
            thread: thread.to_owned(),
            message,
        });
        None
    }

    /// Whoever has dropped the run wants to hear nothing.
    fn say(&self, event: Event) {
        let _ = self.events.send(event);
    }
}

pub(crate) fn name(hook: Hook) -> &'static str {
    match hook {
        Hook::TestStart => "on_test_start",
        Hook::TestStop => "on_test_stop",
    }
}

pub(crate) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let thread = thread::Builder::new().name(format!("katydid-{name}"));
    thread.spawn(work).map(drop)
}

/// Ends without waiting for a resolver that still looks for a name.
pub(crate) fn on_a_loop<R>(work: impl Future<Output = R>) -> io::Result<R> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let done = runtime.block_on(work);
    runtime.shutdown_background();
    Ok(done)
}

/// With a start so much later than now.
fn started(inputs: Inputs, later: Duration) -> Inputs {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Inputs {
        started_unix_ms: u64::try_from((since + later).as_millis()).unwrap_or(u64::MAX),
        ..inputs
    }
}

#[cfg(test)]
mod tests;
