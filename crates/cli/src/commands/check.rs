//! `katydid check`: every problem of a scenario, or what it would do.

use std::fmt::Write as _;
use std::io::Write;

use clap::Args;
use katydid_core::plan::{Plan, browser_notes};

use crate::exit::{Exit, Failure};
use crate::input::{self, Overrides};
use crate::run::{counted, facts};

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
        Ok((_, plan)) => (good(&plan), Ok(Exit::Clean)),
        Err(problems) => (problems.lines(), Err(problems.failure())),
    };
    // Whoever closed our output still learns the end from the exit code.
    let _ = out.write_all(told.as_bytes());
    ended
}

fn good(plan: &Plan) -> String {
    let mut text = facts(plan);
    let classes = plan.classes.iter().map(|class| {
        format!(
            "{} ({})",
            class.name,
            counted(class.tasks.len() as u32, "task")
        )
    });
    let _ = writeln!(
        text,
        "  classes   {}",
        classes.collect::<Vec<_>>().join(", ")
    );
    for row in &plan.rows {
        let _ = writeln!(text, "  request   {} {}", row.method, row.name);
    }
    for note in browser_notes(plan) {
        let _ = writeln!(text, "note: {note}");
    }
    text + "no problems\n"
}
