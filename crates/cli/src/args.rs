//! What may stand on the command line.

use clap::{Parser, Subcommand};

use crate::commands::check::CheckArgs;
use crate::commands::compare::CompareArgs;
use crate::commands::demo::DemoArgs;
use crate::commands::import::ImportArgs;
use crate::commands::link::LinkArgs;
use crate::commands::plan::PlanArgs;
use crate::commands::report::ReportArgs;
use crate::commands::run::RunArgs;
use crate::commands::simulate::SimulateArgs;
use crate::commands::ui::UiArgs;

/// A load tester: one scenario, one link, in the browser and natively.
#[derive(Debug, Parser)]
#[command(name = "katydid", version, propagate_version = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a scenario.
    Run(RunArgs),
    /// Tell what a scenario will do before it does it: who starts, how many when, and what they do.
    Plan(PlanArgs),
    /// Run a scenario in no time, against a target that is only modelled.
    Simulate(SimulateArgs),
    /// Make every report of a result file that a run has written.
    Report(ReportArgs),
    /// Tell whether a run differs from another, or from several: two result files or more.
    Compare(CompareArgs),
    /// Make a scenario of commands of curl, a browser's recording, a collection of Postman or OpenAPI.
    Import(ImportArgs),
    /// Tell every problem of a scenario, or what it would do.
    Check(CheckArgs),
    /// Turn a scenario into a link, or a link into text.
    Link(LinkArgs),
    /// Serve the page, with a demo target beside it.
    Ui(UiArgs),
    /// Serve a demo target: something to load when there is nothing else.
    Demo(DemoArgs),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Args::command().debug_assert();
    }
}
