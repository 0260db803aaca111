//! Starting a run.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use katydid_core::plan::{Plan, Shard};
use katydid_core::stats::{self, Aggregator, Snapshot};
use katydid_core::user::Control;
use tokio::runtime;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::time::Instant;

use crate::engine::{Dialer, Hop, NativeClock, NativeTransport, Tls};
use crate::threads::{self, Event, Job};
use crate::{Controls, EngineError, Running};

/// The run starts this much later than it is asked to, so that every thread is there when it does.
const HEAD_START: Duration = Duration::from_millis(10);

/// A run that has not started.
#[derive(Clone, Debug)]
pub struct Run {
    plan: Arc<Plan>,
    threads: Option<NonZeroU32>,
}

impl Run {
    /// On as many threads as the machine has cores.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self {
            plan: Arc::new(plan),
            threads: None,
        }
    }

    /// On this many threads. More than users are never started.
    #[must_use]
    pub fn threads(mut self, threads: NonZeroU32) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Starts the users; raises this process's limit of open files as far as the system lets it.
    ///
    /// # Errors
    /// When a request of the plan cannot be sent by HTTP, or the system gives no thread or no certificates.
    pub fn start(self) -> Result<Running, EngineError> {
        // Few users need no more than there is; the others' failures name the remedy.
        let _ = rlimit::increase_nofile_limit(u64::MAX);
        let (hops, tls) = (Hop::all(&self.plan)?, Arc::new(self.tls()?));
        let (sender, events) = unbounded_channel();
        let started = stats::Run {
            started_unix_ms: unix_ms(),
            shards: self.count(),
        };
        let controls = Controls((0..started.shards).map(|_| Control::default()).collect());
        let aggregator = Aggregator::new(self.plan.outline(), started);
        let running = Running::new(controls, events, aggregator);
        for job in self.jobs(&running.controls(), &sender) {
            let (hops, tls) = (Arc::clone(&hops), Arc::clone(&tls));
            threads::spawn(job, |job| transport(job, hops, tls)).map_err(EngineError::NoThread)?;
        }
        Ok(running)
    }

    fn jobs(&self, controls: &Controls, events: &UnboundedSender<Event>) -> Vec<Job> {
        let clock = NativeClock::new(Instant::now() + HEAD_START);
        let count = controls.0.len() as u32;
        let jobs = (0..).zip(controls.0.iter()).map(|(index, control)| Job {
            plan: Arc::clone(&self.plan),
            shard: Shard { index, count },
            clock,
            control: control.clone(),
            events: events.clone(),
        });
        jobs.collect()
    }

    fn count(&self) -> u32 {
        let cores = || {
            available_parallelism()
                .ok()
                .and_then(|cores| u32::try_from(cores.get()).ok())
                .unwrap_or(1)
        };
        let threads = self.threads.map_or_else(cores, NonZeroU32::get);
        threads.min(self.plan.schedule.users).max(1)
    }

    fn tls(&self) -> Result<Tls, EngineError> {
        let needed = self
            .plan
            .targets()
            .iter()
            .any(|target| target.starts_with("https:"));
        if needed {
            Ok(Tls::prepared()?)
        } else {
            Ok(Tls::default())
        }
    }
}

fn unix_ms() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from((since + HEAD_START).as_millis()).unwrap_or(u64::MAX)
}

fn transport(job: &Job, hops: Arc<[Option<Hop>]>, tls: Arc<Tls>) -> NativeTransport {
    NativeTransport::new(&job.plan, job.shard, job.clock, hops, Dialer::new(tls))
}

/// Runs a plan to its end on as many threads as the machine has cores; `on_snapshot` is called once a second.
///
/// Blocks the calling thread, which must not be one that runs futures.
///
/// # Errors
/// When the run cannot start, or a thread of it fails.
pub fn run(plan: Plan, mut on_snapshot: impl FnMut(&Snapshot)) -> Result<Snapshot, EngineError> {
    let waiting = runtime::Builder::new_current_thread()
        .build()
        .map_err(EngineError::NoThread)?;
    let mut running = Run::new(plan).start()?;
    while let Some(snapshot) = waiting.block_on(running.next())? {
        on_snapshot(&snapshot);
    }
    Ok(running.result())
}
