//! `katydid check`: every problem of a scenario, or what it would do.

use std::fmt::Write as _;
use std::io::Write;
use std::time::Duration;

use clap::Args;
use katydid_core::plan::{Plan, browser_notes};
use katydid_core::threshold::Threshold;

use crate::exit::{Exit, Failure};
use crate::input::{self, Overrides};
use crate::run::{counted, facts, humane};

/// The arguments of `katydid check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A YAML or JSON file, a link, or - for standard input.
    pub scenario: String,
    #[command(flatten)]
    overrides: Overrides,
}

/// Tells every problem, each with its place; or, if there is none, what the scenario would do, and what a
/// browser would do otherwise.
///
/// # Errors
/// When the scenario cannot be read, or has problems.
pub fn run(args: &CheckArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let checked = input::plan(&args.scenario, &args.overrides)?;
    let (told, ended) = match checked {
        Ok(plan) => (good(&plan), Ok(Exit::Clean)),
        Err(problems) => (problems.lines(), Err(problems.failure())),
    };
    // Whoever closed our output still learns the end from the exit code.
    let _ = out.write_all(told.as_bytes());
    ended
}

fn good(plan: &Plan) -> String {
    let mut text = facts(plan);
    let classes = plan.classes.iter().map(|class| {
        let tasks = plan.set(class.set).tasks.len() as u64;
        format!("{} ({})", class.name, counted(tasks, "task"))
    });
    let _ = writeln!(
        text,
        "  classes   {}",
        classes.collect::<Vec<_>>().join(", ")
    );
    for feed in &plan.feeds {
        let rows = counted(feed.rows.table().len() as u64, "row");
        let _ = writeln!(text, "  data      {} ({rows})", feed.name);
    }
    for name in &plan.env {
        let _ = writeln!(text, "  secret    {name}, from the environment");
    }
    for label in labels(plan) {
        let _ = writeln!(text, "  request   {label}");
    }
    for threshold in &plan.thresholds {
        let _ = writeln!(text, "  threshold {}", expected(threshold));
    }
    for note in browser_notes(plan) {
        let _ = writeln!(text, "note: {note}");
    }
    text + "no problems\n"
}

/// `p95 < 0.2 on GET /cart, aborts after 10s`
fn expected(threshold: &Threshold) -> String {
    match (threshold.abort, threshold.after) {
        (false, _) => threshold.to_string(),
        (true, Duration::ZERO) => format!("{threshold}, aborts"),
        (true, after) => format!("{threshold}, aborts after {}", humane(after)),
    }
}

/// What requests are called, each once, in the order of the plan.
fn labels(plan: &Plan) -> Vec<&str> {
    let mut labels: Vec<&str> = Vec::new();
    for request in &plan.requests {
        if !labels.contains(&request.label.as_str()) {
            labels.push(&request.label);
        }
    }
    labels
}
