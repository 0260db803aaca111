//! `katydid plan`: what a scenario will do, before it does it.

use std::io::Write;

use clap::Args;
use katydid_core::forecast::Forecast;
use katydid_core::plan::Plan;

use crate::exit::{Exit, Failure};
use crate::input::{self, Overrides};
use crate::run::facts;

/// The arguments of `katydid plan`.
#[derive(Debug, Args)]
#[command(after_help = JSON)]
pub struct PlanArgs {
    /// A YAML or JSON file, a link, or - for standard input.
    pub scenario: String,
    /// Print it as JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    overrides: Overrides,
}

const JSON: &str = "\
Nothing is sent. The JSON is one object; times are in seconds since the start, parts from 0 to 1:
  name, hash, seed, targets     as in every report
  run_time, iterations          after which it ends; null where it does not
  users, spawned_at             the most at once, and from when on
  spawn_order                   the class names of the first users, as many as --users or the load asks for;
                                in the open model of the first arrivals
  users_over_time               [{at, users}], or, in the open model,
  arrivals_over_time            [{at, arrivals, per_second}]
  task_ratios                   [{name, of_set, of_class, of_all, tasks: [...]}], a class each, its tasks below it
  requests_per_second           {total, rows: [{method, name, per_second}], iterations, computed, exceptions}";

/// Tells it as text or JSON.
///
/// # Errors
/// When the scenario cannot be read, or has problems.
pub fn run(args: &PlanArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let plan = input::plan(&args.scenario, &args.overrides)?;
    let plan = plan.map_err(|problems| problems.tell())?;
    let written = tell(&plan, args.json, out).and_then(|()| out.flush());
    written.map_err(|error| Failure::new(Exit::Engine, format!("cannot write: {error}")))?;
    Ok(Exit::Clean)
}

fn tell(plan: &Plan, json: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let forecast = Forecast::of(plan, None);
    if json {
        serde_json::to_writer_pretty(&mut *out, &forecast)?;
        return writeln!(out);
    }
    write!(out, "{}\n{}", facts(plan), forecast.text())
}
