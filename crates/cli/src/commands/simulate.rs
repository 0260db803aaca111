//! `katydid simulate`: the same run on a virtual clock, against a modelled target.

use std::io::Write;
use std::num::NonZeroU32;
use std::thread::available_parallelism;

use clap::Args;
use katydid_core::plan::Plan;
use katydid_core::sim::{Model, Modelled, ServiceTime};

use crate::exit::{Exit, Failure};
use crate::input::{self, Overrides, part};
use crate::run::{self, Output};

/// The arguments of `katydid simulate`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct SimulateArgs {
    /// A YAML or JSON file, a link, or - for standard input.
    pub scenario: String,
    /// Threads to simulate users on; by default as many as there are cores.
    #[arg(long, value_name = "N", env = "KATYDID_THREADS")]
    pub threads: Option<NonZeroU32>,
    /// Begin the statistics anew when every user has started, as Locust does; what was counted until then is told apart.
    #[arg(long, env = "KATYDID_RESET_STATS")]
    pub reset_stats: bool,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    overrides: Overrides,
    #[command(flatten)]
    output: Output,
}

/// What is assumed of the target.
#[derive(Debug, Args)]
#[command(next_help_heading = "The modelled target")]
struct ModelArgs {
    /// How long it serves a request: 20ms, exponential(20ms), lognormal(20ms, 0.5) or uniform(10ms, 30ms).
    #[arg(long, value_name = "TIME", default_value = "20ms", value_parser = ServiceTime::parse)]
    service_time: ServiceTime,
    /// Requests it serves at once; more wait their turn. By default all.
    #[arg(long, value_name = "N")]
    capacity: Option<NonZeroU32>,
    /// The part of the requests that it answers with status 500, such as 1% or 0.01.
    #[arg(long, value_name = "PART", default_value = "0", value_parser = part)]
    errors: f64,
}

const NOTES: &str = "\
Nothing is sent, and no time passes but for the work: the clock jumps to whatever comes next. Answers hold nothing, so
that success_when, fail_when, checks and thresholds on checks are left out and extracted variables are empty; secrets
are empty, too. The same seed gives the same result on any number of threads; with --capacity, arrivals, stop_test or a
threshold that aborts there is one thread.

Exit codes: 0 it was simulated, whatever came of its requests; 2, 99, 104 and 107 as of `katydid run`.";

/// Simulates the run to its end and sums it up.
///
/// # Errors
/// When the scenario cannot be read, has problems or never ends, or a file cannot be written.
pub fn run(args: &SimulateArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let plan = input::plan(&args.scenario, &args.overrides)?;
    let plan = plan.map_err(|problems| problems.tell())?;
    if !ends(&plan) {
        let failure = Failure::new(Exit::Usage, "the scenario never ends by itself");
        return Err(failure.hint("give it a run_time, or this command a time with -t"));
    }
    let modelled = Modelled::new(&plan, args.model.model());
    let cores = || {
        available_parallelism()
            .ok()
            .and_then(|cores| NonZeroU32::try_from(cores).ok())
    };
    let threads = args.threads.or_else(cores).map_or(1, NonZeroU32::get);
    let ending = run::simulated(modelled, threads, args.reset_stats, &args.output, out)?;
    Ok(ending.exit(0))
}

fn ends(plan: &Plan) -> bool {
    let schedule = &plan.schedule;
    schedule.run_time().is_some()
        || schedule
            .iterations
            .or(schedule.iterations_per_user)
            .is_some()
}

impl ModelArgs {
    fn model(&self) -> Model {
        Model {
            service_time: self.service_time,
            capacity: self.capacity.map(NonZeroU32::get),
            errors: self.errors,
        }
    }
}
