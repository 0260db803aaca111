//! `cargo xtask start`: the page with its demo target, from nothing.

use anyhow::Result;

use crate::page;
use crate::project::Project;
use crate::setup::{self, PAGE};
use crate::shell::Shell;
use crate::steps::{Steps, say};

pub(super) fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::new(PAGE.len() + 3);
    setup::install(&mut steps, project, PAGE)?;
    steps.step("build the page", || page::build(project))?;
    steps.step("lay out dist/", || page::lay_out(project))?;
    steps.step("build the binary", || binary(project))?;
    say("\nEverything is built. Ctrl-C ends the server.");
    Shell::new(project.binary()).arg("ui").become_it()
}

/// Builds the binary with the page in it.
pub(super) fn binary(project: &Project) -> Result<()> {
    let cargo = project.shell("cargo");
    cargo.args("build --release -p katydid-cli").run()
}
