//! `cargo xtask dist`: the page for any static host.

use anyhow::Result;

use crate::page;
use crate::project::Project;
use crate::setup::{self, PAGE};
use crate::steps::{Steps, say};

pub(super) fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::new(PAGE.len() + 3);
    setup::install(&mut steps, project, PAGE)?;
    steps.step("build the page", || page::build(project))?;
    steps.step("lay out dist/", || page::lay_out(project))?;
    steps.step("check the wasm's size", || page::check_size(project))?;
    say("\ndist/ is ready for any static host; dist/katydid.html is the whole page in one file.");
    Ok(())
}
