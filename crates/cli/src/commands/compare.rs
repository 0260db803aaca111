//! `katydid compare`: whether a run differs from others.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use katydid_core::compare::{Comparison, Course, Options, Verdict, compare};

use crate::compare::text;
use crate::exit::{Exit, Failure};
use crate::input::{part, results};
use crate::run::Beside;

/// The arguments of `katydid compare`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct CompareArgs {
    /// Result files of `katydid run --result-file`: one or more baselines, then the new run.
    #[arg(value_name = "RESULT", required = true, num_args = 2..)]
    pub results: Vec<PathBuf>,
    /// The smallest change that matters, such as 5% or 0.05; of failures a tenth of it, in parts of all requests.
    #[arg(long, value_name = "PART", default_value = "5%", value_parser = tolerance)]
    pub tolerance: f64,
    /// Count the seconds in which users are still being started, too.
    #[arg(long)]
    pub include_ramp_up: bool,
    /// Print every figure of every row, also of those that have not changed.
    #[arg(long)]
    pub all: bool,
    /// Print the comparison as JSON.
    #[arg(long)]
    pub json: bool,
    /// Write the new run's result as a page for people, with the comparison in it.
    #[arg(long, value_name = "FILE")]
    pub html: Option<String>,
    /// Write a summary of it in GitHub's Markdown, for a pull request.
    #[arg(long, value_name = "FILE")]
    pub markdown: Option<PathBuf>,
    /// What is to fail: see the exit codes.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub fail_on: FailOn,
}

/// Which changes end the command with code 99.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Slower, fewer requests, or more failures.
    #[default]
    Worse,
    /// Those, and what is better.
    AnyChange,
}

const NOTES: &str = "\
Every interval holds with 95 %, all of them together. It is found from how the seconds of each run differ, as requests of
one second share their luck. A change is called if it is at least the tolerance and its interval leaves no doubt of it: with
one baseline, of half the tolerance, as nobody knows then how much runs of the same target differ; with several baselines
their own differences widen the interval instead. A row is also compared with what became of the other rows: what slows all
of them for a while says nothing of one.

Compared are the seconds that all runs have under load, without the ramp-up of users unless that is more than half of them.

Exit codes: 0 no change was called, or none that fails; 99 worse, or with --fail-on any-change better, too; 2 a file cannot
be read.";

/// Compares the last run with those before it.
///
/// # Errors
/// When a file cannot be read or is no result, or the outcome cannot be written.
pub fn run(args: &CompareArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let courses: Result<Vec<Course>, Failure> = args
        .results
        .iter()
        .map(|path| results::course(path))
        .collect();
    let mut baselines = courses?;
    let Some(new) = baselines.pop() else {
        return Err(Failure::new(Exit::Usage, "there is no run to compare"));
    };
    let beside = Beside::check(args.html.clone(), args.markdown.clone())?;
    let options = Options {
        tolerance: args.tolerance,
        ramp_up: args.include_ramp_up,
    };
    let comparison = compare(&baselines, &new, &options);
    let coloured = console::colors_enabled();
    let text = match args.json {
        true => json(&comparison),
        false => text(&comparison, args.all, coloured),
    };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::new(Exit::Engine, format!("cannot write: {error}")))?;
    beside.write(new.result(), &comparison)?;
    Ok(exit(&comparison, args.fail_on))
}

fn json(comparison: &Comparison) -> String {
    let text = serde_json::to_string_pretty(comparison);
    text.unwrap_or_else(|_| unreachable!("its keys are words and its numbers finite")) + "\n"
}

fn exit(comparison: &Comparison, fail_on: FailOn) -> Exit {
    match (comparison.verdict, fail_on) {
        (Verdict::Worse, _) | (Verdict::Better, FailOn::AnyChange) => Exit::Threshold,
        _ => Exit::Clean,
    }
}

fn tolerance(text: &str) -> Result<f64, String> {
    let part = part(text)?;
    match part > 0.0 {
        true => Ok(part),
        false => Err("nothing is the same to the last digit: give more than 0".to_owned()),
    }
}
