//! The `katydid` command as a library: its arguments, its commands, and the servers they start.
//!
//! A command is one file in [`commands`]: its arguments, and a function from these and a writer to an
//! [`exit::Exit`] or an [`exit::Failure`].

pub mod args;
pub mod commands;
pub mod exit;
pub mod serve;

mod compare;
mod input;
mod network;
mod publish;
mod run;
mod signals;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

/// Reads the arguments, runs the command and tells the shell how it ended.
#[must_use]
pub fn main() -> ExitCode {
    let args = args::Args::parse();
    let ended = commands::run(&args.command, &mut io::stdout());
    let exit = ended.unwrap_or_else(|failure| {
        // A closed stderr leaves nobody to tell.
        let _ = writeln!(io::stderr(), "{failure}");
        failure.exit
    });
    exit.into()
}
