//! Sets up, builds, serves and tests Katydid; `cargo xtask help` lists the commands.
//!
//! A command is a list of [`steps`]. What a machine may lack is a table of tools in [`setup`], each checked
//! before it is installed; what is made of the page is in [`page`].

mod commands;
mod page;
mod project;
mod setup;
mod shell;
mod steps;

use std::process::ExitCode;

fn main() -> ExitCode {
    let name = std::env::args().nth(1);
    match commands::run(name.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            steps::say(&format!("\nxtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
