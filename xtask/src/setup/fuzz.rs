//! What `cargo xtask fuzz` takes: cargo-fuzz.

use anyhow::Result;

use super::Tool;
use crate::project::Project;

pub(super) const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    seconds: 60,
    present: |project: &Project| -> Result<bool> {
        Ok(project.shell("cargo-fuzz").arg("--version").read().is_ok())
    },
    install: |project| {
        let cargo = project.shell("cargo").args("install cargo-fuzz --locked");
        cargo.arg("--root").arg(project.xtools()).run()
    },
};
