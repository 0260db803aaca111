//! Where the things are that the tests do not start from nothing.

use std::env;
use std::path::{Path, PathBuf};

/// The `katydid` binary: `KATYDID_BIN`, or the release build.
#[must_use]
pub fn binary() -> PathBuf {
    existing("KATYDID_BIN", || root().join("target/release/katydid"))
}

/// The folder that any static server can serve: `KATYDID_DIST`, or `dist`.
#[must_use]
pub fn dist() -> PathBuf {
    existing("KATYDID_DIST", || root().join("dist"))
}

/// A Python that has httpbin and gunicorn: `KATYDID_HTTPBIN_PYTHON`.
#[must_use]
pub fn httpbin_python() -> PathBuf {
    existing("KATYDID_HTTPBIN_PYTHON", || {
        root().join("target/httpbin/bin/python")
    })
}

/// The script that looks for faults of accessibility: `KATYDID_AXE`.
#[must_use]
pub fn axe() -> PathBuf {
    existing("KATYDID_AXE", || {
        root().join("target/axe/node_modules/axe-core/axe.min.js")
    })
}

/// Chromium's driver: `CHROMEDRIVER`, or the one on the path.
#[must_use]
pub fn chromedriver() -> PathBuf {
    env::var_os("CHROMEDRIVER").map_or_else(|| "chromedriver".into(), PathBuf::from)
}

/// Where screenshots go: `target/e2e`, made when it is missing.
#[must_use]
pub fn screenshots() -> PathBuf {
    let folder = root().join("target/e2e");
    std::fs::create_dir_all(&folder).expect("target can be written");
    folder
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn existing(variable: &str, otherwise: impl FnOnce() -> PathBuf) -> PathBuf {
    let path = env::var_os(variable).map_or_else(otherwise, PathBuf::from);
    assert!(
        path.exists(),
        "{} is missing: run `cargo xtask test`, or set {variable}",
        path.display()
    );
    path
}
