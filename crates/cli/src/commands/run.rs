//! `katydid run`: a scenario, natively.

use std::io::Write;
use std::num::NonZeroU32;

use clap::Args;

use crate::exit::{Exit, Failure};
use crate::input::{self, Input, Overrides};
use crate::network::NetworkArgs;
use crate::publish::PublishArgs;
use crate::run::{self, Output};

/// The arguments of `katydid run`.
#[derive(Debug, Args)]
#[command(after_help = format!("{KEYS}\n\n{EXIT_CODES}"))]
pub struct RunArgs {
    /// A YAML or JSON file, a link, or - for standard input.
    pub scenario: String,
    /// Print the names of the user classes, and run nothing.
    #[arg(short, long)]
    pub list: bool,
    /// Threads to run users on; by default as many as there are cores, and never more than users.
    #[arg(long, value_name = "N", env = "KATYDID_THREADS")]
    pub threads: Option<NonZeroU32>,
    /// The exit code when requests failed, the scenario raised exceptions, or no request was answered.
    #[arg(
        long,
        value_name = "N",
        env = "KATYDID_EXIT_CODE_ON_ERROR",
        default_value_t = 1
    )]
    pub exit_code_on_error: u8,
    /// Begin the statistics anew when every user has started, as Locust does; what was counted until then is told apart.
    #[arg(long, env = "KATYDID_RESET_STATS")]
    pub reset_stats: bool,
    #[command(flatten)]
    overrides: Overrides,
    #[command(flatten)]
    network: Box<NetworkArgs>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    publish: PublishArgs,
}

const KEYS: &str = "\
Keys on a terminal: w and W start one or ten users more, s and S stop as many; p pauses, and goes on; q stops in order
and, pressed again, aborts: the exit code is then that of a run whose time was over; tab shows other tables, ? every
key. A terminal that cannot be drawn on (TERM=dumb), CI=true, and output that is no terminal get plain lines.
NO_COLOR and CLICOLOR=0 leave colours out.";

const EXIT_CODES: &str = "\
Exit codes: 0 clean, 1 requests failed, the scenario raised exceptions or no request was answered
(--exit-code-on-error), 2 the command line cannot be done as it stands, 99 a threshold failed, 104 the scenario has
problems or no host, 105 stopped by Ctrl-C, SIGTERM or a closed terminal, 107 Katydid itself failed: the run could not
start or broke, or a file could not be written. 107 wins over 105, 105 over 99, and 99 over 1. A run that has started
ends with a summary and every file asked for, whatever its code; 2 and 104 come before it, and leave files as they were.";

/// Runs to the end of the run time, or until it is stopped.
///
/// # Errors
/// When the run cannot start.
pub fn run(args: &RunArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let network = args.network.network()?;
    let input = Input::read(&args.scenario, &args.overrides)?;
    let input = input.map_err(|problems| problems.tell())?;
    if args.list {
        return list(&input, out);
    }
    let commit = input.commit();
    let plan = input.plan().map_err(|problems| problems.tell())?;
    let inputs = input::inputs(&plan.env)?;
    let run = katydid::Run::new(plan).inputs(inputs).commit(commit);
    let mut run = run.network(network).reset_stats(args.reset_stats);
    if let Some(threads) = args.threads {
        run = run.threads(threads);
    }
    let ending = run::run(run, &args.output, &args.publish, out)?;
    Ok(ending.exit(args.exit_code_on_error))
}

fn list(input: &Input, out: &mut dyn Write) -> Result<Exit, Failure> {
    let names = input
        .scenario
        .users
        .iter()
        .map(|class| class.name.clone() + "\n");
    // Whoever closed our output wants to hear no more.
    let _ = out.write_all(names.collect::<String>().as_bytes());
    Ok(Exit::Clean)
}
