//! axe-core, which finds what people who see little or use no mouse would trip over.

use std::fs;

use anyhow::Result;

use super::Tool;
use crate::project::Project;

const VERSION: &str = "4.14.1";

pub(super) const AXE: Tool = Tool {
    name: "axe-core 4.14.1",
    seconds: 5,
    present: is_present,
    install: |project| {
        let npm = project
            .shell("npm")
            .args("install --no-save --ignore-scripts --no-audit --no-fund");
        let npm = npm.arg("--prefix").arg(project.target().join("axe"));
        npm.arg(format!("axe-core@{VERSION}")).run()
    },
};

fn is_present(project: &Project) -> Result<bool> {
    let script = fs::read_to_string(project.axe()).unwrap_or_default();
    Ok(script
        .lines()
        .next()
        .is_some_and(|line| line.contains(VERSION)))
}
