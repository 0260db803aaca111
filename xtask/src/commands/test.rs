//! `cargo xtask test`: every check and every test, in the order in which they fail soonest.

mod checks;
mod suites;
mod target;

use anyhow::Result;

use super::start::binary;
use crate::page;
use crate::project::Project;
use crate::setup::{self, PAGE, TESTS};
use crate::steps::Steps;

/// A name and the doing.
type Step = (&'static str, fn(&Project) -> Result<()>);

const STEPS: &[Step] = &[
    ("formatting", checks::formatting),
    ("lints", checks::lints),
    ("lints for wasm", checks::wasm_lints),
    ("the core is deaf and blind", checks::pure_core),
    ("build the page", page::build),
    ("lay out dist/", page::lay_out),
    ("check the wasm's size", page::check_size),
    ("build the binary", binary),
    ("native tests", suites::native),
    ("browser tests", suites::browser),
    ("end-to-end tests", suites::end_to_end),
];

pub(super) fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::new(PAGE.len() + TESTS.len() + STEPS.len());
    setup::install(&mut steps, project, PAGE)?;
    setup::install(&mut steps, project, TESTS)?;
    for (name, work) in STEPS {
        steps.step(name, || work(project))?;
    }
    steps.summary();
    Ok(())
}
