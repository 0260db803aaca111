//! A thread a shard, each with an event loop of its own; nothing is shared but the plan.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use katydid_core::plan::{Plan, Shard};
use katydid_core::platform::{Clock, Transport};
use katydid_core::stats::Delta;
use katydid_core::tick::Tick;
use katydid_core::user::{Control, run_shard};
use tokio::runtime::{self, Runtime};
use tokio::sync::mpsc::UnboundedSender;

use crate::engine::{NativeClock, ShardClock};

/// What a thread has to say.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all are deltas, one a second"
)]
pub(crate) enum Event {
    /// What its shard counted.
    Delta(Delta),
    /// It ended before its users did.
    Failed { shard: u32, message: String },
}

/// One thread's work.
pub(crate) struct Job {
    pub(crate) plan: Arc<Plan>,
    pub(crate) shard: Shard,
    pub(crate) clock: NativeClock,
    pub(crate) control: Control,
    pub(crate) events: UnboundedSender<Event>,
}

/// Starts a thread; the transport is made on it, for it need not cross threads.
pub(crate) fn spawn<T: Transport>(
    job: Job,
    transport: impl FnOnce(&Job) -> T + Send + 'static,
) -> io::Result<()> {
    let name = format!("katydid-{}", job.shard.index);
    thread::Builder::new()
        .name(name)
        .spawn(move || run(&job, transport))
        .map(drop)
}

fn run<T: Transport>(job: &Job, transport: impl FnOnce(&Job) -> T) {
    let ended = catch_unwind(AssertUnwindSafe(|| run_job(job, transport)));
    let message = match ended {
        Ok(Ok(())) => return,
        Ok(Err(error)) => error.to_string(),
        Err(panic) => said(panic.as_ref()),
    };
    // Whoever has dropped the run wants to hear nothing.
    let _ = job.events.send(Event::Failed {
        shard: job.shard.index,
        message,
    });
}

fn run_job<T: Transport>(job: &Job, transport: impl FnOnce(&Job) -> T) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run_users(job, &transport(job)));
    leave(runtime);
    Ok(())
}

async fn run_users<T: Transport>(job: &Job, transport: &T) {
    let Job {
        plan,
        shard,
        clock,
        control,
        events,
    } = job;
    clock.sleep_until(Tick::ZERO).await;
    let clock = ShardClock::new(*clock);
    run_shard(plan, *shard, &clock, transport, control, |delta| {
        drop(events.send(Event::Delta(delta)));
    })
    .await;
}

/// Without waiting for a resolver that still looks for a name.
fn leave(runtime: Runtime) {
    runtime.shutdown_background();
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it panicked")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use katydid_core::plan::{Request, UserId};
    use katydid_core::scenario::Scenario;
    use katydid_core::stats::{Aggregator, Exchange, Run};
    use tokio::sync::mpsc::unbounded_channel;
    use tokio::time::Instant;

    use super::*;
    use crate::{Controls, EngineError, Running};

    struct Broken;

    impl Transport for Broken {
        type Session = ();

        fn session(&self, _user: UserId) {}

        async fn exchange(&self, (): &mut (), _request: &Request, _intended: Tick) -> Exchange {
            panic!("a bug")
        }
    }

    #[tokio::test]
    async fn a_thread_that_panics_ends_the_run_with_an_error() {
        let text = "katydid: 1\nhost: demo://shop\nusers: [{ name: User, tasks: [{ get: / }] }]";
        let plan = Arc::new(Plan::compile(&Scenario::parse(text).unwrap()).unwrap());
        let (sender, events) = unbounded_channel();
        let control = Control::default();
        let aggregator = Aggregator::new(
            plan.outline(),
            Run {
                started_unix_ms: 0,
                shards: 1,
            },
        );
        let mut running = Running::new(Controls([control.clone()].into()), events, aggregator);
        let (shard, clock) = (Shard::WHOLE, NativeClock::new(Instant::now()));
        spawn(
            Job {
                plan,
                shard,
                clock,
                control,
                events: sender,
            },
            |_| Broken,
        )
        .unwrap();
        let Err(EngineError::ThreadFailed { shard: 0, message }) = running.next().await else {
            panic!("no error")
        };
        assert_eq!(message, "a bug");
        assert!(running.next().await.unwrap().is_none());
    }
}
