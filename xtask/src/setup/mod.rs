//! What a machine may lack: each tool is looked for before it is installed.

mod axe;
mod bindgen;
mod debian;
mod fuzz;
mod httpbin;
mod peers;
mod wasm;

pub(crate) use debian::browser_driver;

use anyhow::Result;

use crate::project::Project;
use crate::steps::Steps;

/// Something a command needs.
pub(crate) struct Tool {
    name: &'static str,
    /// About how long installing takes, on two cores.
    seconds: u32,
    present: fn(&Project) -> Result<bool>,
    install: fn(&Project) -> Result<()>,
}

/// What building the page takes.
pub(crate) const PAGE: &[Tool] = &[wasm::TARGET, wasm::SOURCE, wasm::PACK, bindgen::BINDGEN];

/// What the browser tests and the tests against other people's servers take besides.
pub(crate) const TESTS: &[Tool] = &[debian::PACKAGES, httpbin::HTTPBIN, axe::AXE];

/// What the benches of the native engine take.
pub(crate) const BENCHES: &[Tool] = &[debian::BENCH_PACKAGES];

/// What the bench beside those takes that run scenarios, too.
pub(crate) const PEERS: &[Tool] = &[
    debian::BENCH_PACKAGES,
    peers::OHA,
    peers::PYTHON,
    peers::GOOSE,
];

/// What fuzzing takes.
pub(crate) const FUZZ: &[Tool] = &[fuzz::CARGO_FUZZ];

/// Installs what is missing of these, one step each.
pub(crate) fn install(steps: &mut Steps, project: &Project, tools: &[Tool]) -> Result<()> {
    for tool in tools {
        if (tool.present)(project)? {
            steps.skip(tool.name, "present");
        } else {
            let name = format!("{}: installing (about {} s)", tool.name, tool.seconds);
            steps.step(&name, || (tool.install)(project))?;
        }
    }
    Ok(())
}

/// Installs everything that any command needs.
pub(crate) fn everything(project: &Project) -> Result<()> {
    let mut steps = Steps::new(PAGE.len() + TESTS.len());
    install(&mut steps, project, PAGE)?;
    install(&mut steps, project, TESTS)
}
