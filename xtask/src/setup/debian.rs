//! What Debian packages: the browser with its driver, nginx, Python's venv, and npm.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::Tool;
use crate::project::{Project, find_program};

pub(super) const PACKAGES: Tool = Tool {
    name: "Chromium, its driver, nginx, Python's venv and npm",
    seconds: 40,
    present: |project| Ok(missing(project).is_empty()),
    install,
};

/// Where ChromeDriver is.
pub(crate) fn browser_driver() -> Result<PathBuf> {
    find_program(&["chromedriver"]).context("chromedriver is not on the path")
}

fn missing(project: &Project) -> Vec<&'static str> {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let found = [
        ("chromium", find_program(&browsers).is_some()),
        ("chromium-driver", browser_driver().is_ok()),
        ("nginx-light", find_program(&["nginx"]).is_some()),
        ("python3-venv", super::httpbin::can_make_venv(project)),
        ("npm", find_program(&["npm"]).is_some()),
    ];
    let absent = found.into_iter().filter(|(_, found)| !found);
    absent.map(|(package, _)| package).collect()
}

fn install(project: &Project) -> Result<()> {
    let packages = missing(project).join(" ");
    let by_hand = format!("apt-get install --no-install-recommends {packages}");
    ensure!(
        find_program(&["apt-get"]).is_some(),
        "missing: {packages}. There is no apt-get here; install them your system's way"
    );
    ensure!(is_root(project), "missing: {packages}. As root: {by_hand}");
    let apt = || {
        project
            .shell("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
    };
    apt().args("update").run()?;
    let install = apt().args("install -y --no-install-recommends");
    install.args(&packages).run()
}

fn is_root(project: &Project) -> bool {
    project
        .shell("id")
        .arg("-u")
        .read()
        .is_ok_and(|id| id == "0")
}
