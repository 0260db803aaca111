//! Starting a run.

use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;
use std::thread::available_parallelism;

use katydid_core::plan::{Plan, Shard};
use katydid_core::stats::Snapshot;
use katydid_core::user::Inputs;
use tokio::runtime;
use tokio::sync::mpsc::unbounded_channel;

use crate::embed::{Additions, Embedded};
use crate::engine::{Hop, Manner, NativeClock, NativeTransport, Wiring};
use crate::files::Files;
use crate::threads::Threads;
use crate::{Controls, EngineError, Network, Running};

/// A run that has not started.
#[derive(Clone, Debug)]
pub struct Run {
    plan: Arc<Plan>,
    inputs: Inputs,
    pub(crate) threads: Option<NonZeroU32>,
    pub(crate) additions: Arc<Additions>,
    commit: Option<String>,
    recorded: bool,
    pub(crate) reset_stats: bool,
    network: Network,
}

impl Run {
    /// On as many threads as the machine has cores.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self {
            plan: Arc::new(plan),
            inputs: Inputs::default(),
            threads: None,
            additions: Arc::default(),
            commit: None,
            recorded: false,
            reset_stats: false,
            network: Network::default(),
        }
    }

    /// With the values of the plan's secrets, in [`Inputs::env`]; the rest of the inputs the run knows itself.
    #[must_use]
    pub fn inputs(mut self, inputs: Inputs) -> Self {
        self.inputs = inputs;
        self
    }

    /// On this many threads. More than users are never started.
    #[must_use]
    pub fn threads(mut self, threads: NonZeroU32) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Of a scenario in this commit, as [`commit_of`](crate::commit_of) tells it: its reports say so.
    #[must_use]
    pub fn commit(mut self, commit: Option<String>) -> Self {
        self.commit = commit;
        self
    }

    /// Keeping what a result file holds, for [`Referee::take_frames`](katydid_core::referee::Referee::take_frames).
    #[must_use]
    pub fn record(mut self, recorded: bool) -> Self {
        self.recorded = recorded;
        self
    }

    /// Beginning its statistics anew when every user has started, as Locust's `--reset-stats` does: at the end of that second.
    #[must_use]
    pub fn reset_stats(mut self, reset: bool) -> Self {
        self.reset_stats = reset;
        self
    }

    /// Whether it begins its statistics anew.
    #[must_use]
    pub const fn resets_stats(&self) -> bool {
        self.reset_stats
    }

    /// Over connections made like this.
    #[must_use]
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// What it will do.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Starts the test: its own first steps, then the users. Raises this process's limit of open files as far as the
    /// system lets it.
    ///
    /// # Errors
    /// When the plan needs secrets that were not given, or a request of it cannot be sent by HTTP, or the system
    /// gives no thread or no certificates.
    pub fn start(self) -> Result<Running, EngineError> {
        self.check_secrets()?;
        let (count, wiring) = (self.count(), Arc::new(wiring(&self.plan, self.network)?));
        let transport = transports(&self.plan, &wiring, self.additions)?;
        let ((events, heard), controls) = (unbounded_channel(), Controls::new(count));
        let mut running = Running::new(controls.clone(), heard, Arc::clone(&self.plan));
        running.commit = self.commit;
        running.run.reset_stats = self.reset_stats;
        running.wiring = wiring;
        if self.recorded {
            running.record();
        }
        let threads = Threads {
            plan: self.plan,
            controls,
            events,
            transport,
        };
        threads.start(self.inputs).map_err(EngineError::NoThread)?;
        Ok(running)
    }

    fn check_secrets(&self) -> Result<(), EngineError> {
        let given = |name: &&String| self.inputs.env.contains_key(*name);
        let missing = self.plan.env.iter().filter(|name| !given(name));
        let names: Vec<String> = missing.cloned().collect();
        match names.is_empty() {
            true => Ok(()),
            false => Err(EngineError::MissingSecrets { names }),
        }
    }

    fn count(&self) -> u32 {
        let threads = self.threads.map_or_else(cores, NonZeroU32::get);
        let connections = self.network.connections.map_or(u32::MAX, NonZeroU32::get);
        threads
            .min(self.plan.schedule.peak())
            .min(connections)
            .max(1)
    }
}

/// How many threads this machine runs at once.
#[must_use]
pub fn cores() -> u32 {
    let cores = available_parallelism().map_or(1, NonZeroUsize::get);
    u32::try_from(cores).unwrap_or(1)
}

/// What the threads' connections have in common. Few users need no more files than there are; the others' failures
/// name the remedy.
pub(crate) fn wiring(plan: &Plan, network: Network) -> Result<Wiring, EngineError> {
    let mut wiring = Wiring::new(network);
    wiring.files = Files::raise();
    wiring.users = plan.schedule.peak();
    let mut targets = plan.targets.iter();
    if targets.any(|target| target.starts_with("https:")) {
        wiring.tls.prepare()?;
    }
    Ok(wiring)
}

/// What makes each thread's transport.
pub(crate) fn transports(
    plan: &Plan,
    wiring: &Arc<Wiring>,
    additions: Arc<Additions>,
) -> Result<
    impl Fn(&Plan, Shard, NativeClock) -> Embedded<NativeTransport> + Send + Sync + use<>,
    EngineError,
> {
    let hops = Hop::all(plan, &Manner::of(&wiring.network))?;
    let wiring = Arc::clone(wiring);
    Ok(move |plan: &Plan, shard: Shard, clock: NativeClock| {
        let (hops, wiring) = (Arc::clone(&hops), Arc::clone(&wiring));
        let transport = NativeTransport::new(plan, shard, clock, hops, wiring);
        Embedded::new(transport, Arc::clone(&additions))
    })
}

impl From<Plan> for Run {
    fn from(plan: Plan) -> Self {
        Self::new(plan)
    }
}

/// Runs a plan to its end, or a [`Run`] that has inputs; `on_snapshot` is called once a second.
///
/// Blocks the calling thread, which must not be one that runs futures.
///
/// # Errors
/// When the run cannot start, or a thread of it fails.
pub fn run(
    run: impl Into<Run>,
    mut on_snapshot: impl FnMut(&Snapshot),
) -> Result<Snapshot, EngineError> {
    let waiting = runtime::Builder::new_current_thread()
        .build()
        .map_err(EngineError::NoThread)?;
    let mut running = run.into().start()?;
    while let Some(snapshot) = waiting.block_on(running.next())? {
        on_snapshot(&snapshot);
    }
    Ok(running.result())
}
