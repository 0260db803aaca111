//! What can be said about the code without running it.

use anyhow::{Result, ensure};

use crate::project::Project;

const WASM: &str = "--target wasm32-unknown-unknown";

/// What brings a clock, a socket, a DOM or entropy.
const FORBIDDEN: [&str; 16] = [
    "async-std",
    "chrono",
    "getrandom",
    "gloo-timers",
    "hyper",
    "instant",
    "js-sys",
    "mio",
    "rand",
    "reqwest",
    "smol",
    "socket2",
    "tokio",
    "wasm-bindgen",
    "web-sys",
    "web-time",
];

pub(super) fn formatting(project: &Project) -> Result<()> {
    project.shell("cargo").args("fmt --all --check").run()
}

pub(super) fn lints(project: &Project) -> Result<()> {
    let cargo = project.shell("cargo");
    let cargo = cargo.args("clippy --workspace --all-targets --all-features");
    cargo.args("-- -D warnings").run()
}

pub(super) fn wasm_lints(project: &Project) -> Result<()> {
    for what in ["-p katydid-core --lib", "-p katydid-web --all-targets"] {
        let cargo = project.shell("cargo").arg("clippy").args(WASM);
        cargo.args(what).args("-- -D warnings").run()?;
    }
    Ok(())
}

/// The core builds where there is no clock and no socket, and depends on nothing that brings one.
pub(super) fn pure_core(project: &Project) -> Result<()> {
    let cargo = project.shell("cargo").args("build -p katydid-core");
    cargo.args(WASM).run()?;
    let tree = project.shell("cargo").args("tree -p katydid-core");
    let tree = tree.args("--edges normal --target all --prefix none --format {p}");
    let found = forbidden(&tree.read()?);
    ensure!(
        found.is_empty(),
        "katydid-core depends on {}",
        found.join(", ")
    );
    Ok(())
}

fn forbidden(tree: &str) -> Vec<&'static str> {
    let names: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let found = FORBIDDEN.into_iter().filter(|name| names.contains(name));
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_is_forbidden_by_its_whole_name() {
        let tree = "katydid-core v0.1.0 (/x)\nrand_core v0.9.0\ntokio v1.0.0\nserde v1.0.0";
        assert_eq!(forbidden(tree), ["tokio"]);
    }
}
