//! What Debian packages: the browser with its driver, nginx, curl, Python's venv, npm; and what benches take besides.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::Tool;
use crate::project::{Project, find_program};

pub(super) const PACKAGES: Tool = Tool {
    name: "Chromium, its driver, nginx, curl, Python's venv and npm",
    seconds: 40,
    present: |project| Ok(missing(project).is_empty()),
    install: |project| install(project, &missing(project)),
};

pub(super) const BENCH_PACKAGES: Tool = Tool {
    name: "nginx, wrk, h2load, valgrind, strace and time",
    seconds: 20,
    present: |_| Ok(missing_for_benches().is_empty()),
    install: |project| install(project, &missing_for_benches()),
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
        nginx(),
        ("curl", find_program(&["curl"]).is_some()),
        ("python3-venv", super::httpbin::can_make_venv(project)),
        ("npm", find_program(&["npm"]).is_some()),
    ];
    absent(found)
}

fn missing_for_benches() -> Vec<&'static str> {
    let same = ["wrk", "valgrind", "strace", "time"];
    let found = same.map(|name| (name, find_program(&[name]).is_some()));
    let h2load = ("nghttp2-client", find_program(&["h2load"]).is_some());
    absent(found.into_iter().chain([nginx(), h2load]))
}

fn nginx() -> (&'static str, bool) {
    ("nginx-light", find_program(&["nginx"]).is_some())
}

fn absent(found: impl IntoIterator<Item = (&'static str, bool)>) -> Vec<&'static str> {
    let absent = found.into_iter().filter(|(_, found)| !found);
    absent.map(|(package, _)| package).collect()
}

fn install(project: &Project, packages: &[&str]) -> Result<()> {
    let packages = packages.join(" ");
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
