//! The commands, one a file.

pub mod check;
pub mod compare;
pub mod demo;
pub mod import;
pub mod link;
pub mod plan;
pub mod report;
pub mod run;
pub mod simulate;
pub mod ui;

mod server;

use std::io::Write;

use crate::args::Command;
use crate::exit::{Exit, Failure};

/// Runs `command`, printing to `out`.
///
/// # Errors
/// When the command could not do its work.
pub fn run(command: &Command, out: &mut dyn Write) -> Result<Exit, Failure> {
    match command {
        Command::Run(args) => run::run(args, out),
        Command::Plan(args) => plan::run(args, out),
        Command::Simulate(args) => simulate::run(args, out),
        Command::Report(args) => report::run(args, out),
        Command::Compare(args) => compare::run(args, out),
        Command::Import(args) => import::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Link(args) => link::run(args, out),
        Command::Ui(args) => ui::run(args, out),
        Command::Demo(args) => demo::run(args, out),
    }
}
