//! The tests themselves.

use anyhow::Result;

use super::target::Target;
use crate::project::Project;
use crate::setup;

/// Everything that needs neither a browser nor a server of others.
pub(super) fn native(project: &Project) -> Result<()> {
    project
        .shell("cargo")
        .args("test --workspace --no-fail-fast")
        .run()
}

/// What runs in a real browser, from inside the page.
pub(super) fn browser(project: &Project) -> Result<()> {
    let target = Target::start(project)?;
    let pack = project.shell("wasm-pack").args("test --headless --chrome");
    let pack = pack.args("--mode no-install --chromedriver");
    pack.arg(setup::browser_driver()?)
        .env("KATYDID_TEST_TARGET", target.url())
        .run()
}

/// What drives the page and the binary as a person would.
pub(super) fn end_to_end(project: &Project) -> Result<()> {
    let cargo = project.shell("cargo");
    let cargo = cargo.args("test -p katydid-e2e --features e2e --no-fail-fast");
    cargo
        .env("KATYDID_BIN", project.binary())
        .env("KATYDID_DIST", project.at("dist"))
        .env("KATYDID_HTTPBIN_PYTHON", project.httpbin_python())
        .env("KATYDID_AXE", project.axe())
        .env("CHROMEDRIVER", setup::browser_driver()?)
        .run()
}
