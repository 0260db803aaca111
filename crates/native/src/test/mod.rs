//! A test in code: a scenario, what its users do in Rust, and those who listen.

mod behaviour;
mod check;
mod error;
mod event;
mod file;
mod load;
mod simulate;
#[cfg(test)]
mod tests;

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;

use katydid_core::forecast::Forecast;
use katydid_core::plan::Plan;
use katydid_core::platform::{Judged, Who};
use katydid_core::scenario::{Problem, Scenario};
use katydid_core::stats::Snapshot;
use katydid_core::user::Inputs;
use tokio::runtime;

use crate::embed::Additions;
use crate::{EngineError, Network, Run, Running};
use behaviour::Behaviour;

pub use error::TestError;
pub use event::Event;
pub(crate) use event::Listeners;

/// A test in code: a scenario, what its users do in Rust beside its steps, and those who listen.
///
/// Everything is said before the start; what is wrong is told by [`Self::start`], all at once.
#[must_use = "a test does nothing until it is run"]
pub struct Test {
    scenario: Scenario,
    problems: Vec<Problem>,
    behaviours: Vec<Behaviour>,
    additions: Additions,
    listeners: Listeners,
    inputs: Inputs,
    threads: Option<NonZeroU32>,
    reset_stats: bool,
    commit: Option<String>,
    network: Network,
}

impl Test {
    /// Of a scenario that was read or built.
    pub fn new(scenario: Scenario) -> Self {
        Self {
            scenario,
            problems: Vec::new(),
            behaviours: Vec::new(),
            additions: Additions::default(),
            listeners: Listeners::default(),
            inputs: Inputs::default(),
            threads: None,
            reset_stats: false,
            commit: None,
            network: Network::default(),
        }
    }

    /// Of a scenario's text, in YAML or JSON, or of a link.
    ///
    /// # Errors
    /// Everything that is wrong with the text.
    pub fn read(text: &str) -> Result<Self, TestError> {
        Ok(Self::new(Scenario::read(text)?))
    }

    /// The scenario as it stands, for whatever no method of its own is for.
    pub fn scenario_mut(&mut self) -> &mut Scenario {
        &mut self.scenario
    }

    /// Gives a secret that the scenario lists under `env` its value.
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.inputs.env.insert(name.into(), value.into());
        self
    }

    /// Takes the secrets that the scenario lists under `env` and that have no value yet from the process's environment.
    pub fn env_of_process(mut self) -> Self {
        for name in &self.scenario.env {
            if let (false, Ok(value)) = (self.inputs.env.contains_key(name), std::env::var(name)) {
                self.inputs.env.insert(name.clone(), value);
            }
        }
        self
    }

    /// Runs the users on this many threads; by default on as many as there are cores.
    pub fn threads(mut self, threads: NonZeroU32) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Begins its statistics anew when every user has started, as [`Run::reset_stats`].
    pub fn reset_stats(mut self) -> Self {
        self.reset_stats = true;
        self
    }

    /// Sends over connections made like this: through a proxy, by HTTP/2, with certificates of its own.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// Hears what becomes of the test as a whole, on the task that waits for it: it may take its time.
    pub fn on(mut self, hear: impl FnMut(&Event<'_>) + Send + 'static) -> Self {
        self.listeners.add(hear);
        self
    }

    /// Hears every request that came to its end, on the thread of its user, who waits for it: be quick, or hand it
    /// on to a channel. Without such a listener a request costs nothing more.
    pub fn on_exchange(mut self, hear: impl Fn(&Judged<'_>) + Send + Sync + 'static) -> Self {
        self.additions.on_exchange.push(Box::new(hear));
        self
    }

    /// Hears of every user that starts, on its thread.
    pub fn on_user_start(mut self, hear: impl Fn(Who<'_>) + Send + Sync + 'static) -> Self {
        self.additions.on_user_start.push(Box::new(hear));
        self
    }

    /// Hears of every user that has ended, on its thread.
    pub fn on_user_stop(mut self, hear: impl Fn(Who<'_>) + Send + Sync + 'static) -> Self {
        self.additions.on_user_stop.push(Box::new(hear));
        self
    }

    /// The plan: what [`Self::start`] would run.
    ///
    /// # Errors
    /// Everything that is wrong with the scenario, or with the places of what is done in Rust.
    pub fn plan(&self) -> Result<Plan, TestError> {
        let mut problems = self.problems.clone();
        problems.extend(check::problems(&self.scenario));
        let compiled = match self.behaviours.is_empty() {
            true => Plan::compile(&self.scenario),
            false => Plan::compile_for_code(&self.scenario),
        };
        match compiled {
            Ok(mut plan) if problems.is_empty() => {
                let behaviours = self.behaviours.iter();
                behaviours.for_each(|behaviour| behaviour.place(&self.scenario, &mut plan));
                Ok(plan)
            }
            Ok(_) => Err(once(problems).into()),
            Err(wrong) => Err(once([problems, wrong].concat()).into()),
        }
    }

    /// What it will do, before it does it: spawn order, users over time, task ratios. What is done in Rust takes no
    /// time there.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn forecast(&self) -> Result<Forecast, TestError> {
        Ok(Forecast::of(&self.plan()?, None))
    }

    /// Starts it; [`Running::next`] then gives a snapshot a second, and calls those who listen.
    ///
    /// # Errors
    /// As [`Self::plan`], or when the run cannot start.
    pub fn start(self) -> Result<Running, TestError> {
        let plan = self.plan()?;
        let mut run = Run::new(plan)
            .inputs(self.inputs)
            .commit(self.commit)
            .network(self.network);
        run.additions = Arc::new(self.additions);
        run.threads = self.threads;
        run.reset_stats = self.reset_stats;
        let mut running = run.start()?;
        running.listeners = self.listeners;
        Ok(running)
    }

    /// Runs it to its end; gives the result.
    ///
    /// # Errors
    /// As [`Self::start`], or when a thread of the engine fails.
    pub async fn run(self) -> Result<Snapshot, TestError> {
        let mut running = self.start()?;
        while running.next().await?.is_some() {}
        Ok(running.result())
    }

    /// The same for programs without futures; must not be called by a future.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn run_blocking(self) -> Result<Snapshot, TestError> {
        let waiting = runtime::Builder::new_current_thread().build();
        let waiting = waiting.map_err(EngineError::NoThread)?;
        waiting.block_on(self.run())
    }
}

impl fmt::Debug for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Test");
        shown.field("scenario", &self.scenario);
        shown.field("additions", &self.additions);
        shown.finish_non_exhaustive()
    }
}

/// Each problem once, in its order.
fn once(problems: Vec<Problem>) -> Vec<Problem> {
    let mut told: Vec<Problem> = Vec::new();
    for problem in problems {
        let is_known =
            |known: &Problem| known.path == problem.path && known.message == problem.message;
        if !told.iter().any(is_known) {
            told.push(problem);
        }
    }
    told
}
