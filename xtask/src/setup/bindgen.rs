//! wasm-bindgen and its test runner, at exactly the version in Cargo.lock: the two must agree to the digit.

use std::fs;

use anyhow::{Context, Result, ensure};

use super::Tool;
use crate::project::Project;

pub(super) const BINDGEN: Tool = Tool {
    name: "wasm-bindgen and its test runner",
    seconds: 120,
    present: is_present,
    install,
};

fn is_present(project: &Project) -> Result<bool> {
    let wanted = format!("wasm-bindgen {}", locked_version(project)?);
    let folder = project.bindgen().join("release");
    let found = project.shell("wasm-bindgen").arg("--version").read();
    Ok(folder.join("wasm-bindgen-test-runner").is_file() && found.is_ok_and(|it| it == wanted))
}

fn install(project: &Project) -> Result<()> {
    let version = locked_version(project)?;
    let manifest = project.at("tools/Cargo.toml");
    ensure!(
        fs::read_to_string(&manifest)?.contains(&format!("\"={version}\"")),
        "Cargo.lock has wasm-bindgen {version}: give tools/Cargo.toml the same version"
    );
    let cargo = project.shell("cargo").args("build --release --locked");
    let cargo = cargo.arg("--manifest-path").arg(manifest);
    cargo.arg("--target-dir").arg(project.bindgen()).run()
}

fn locked_version(project: &Project) -> Result<String> {
    let lock = fs::read_to_string(project.at("Cargo.lock")).context("Cargo.lock")?;
    version_in(&lock).context("Cargo.lock has no wasm-bindgen")
}

fn version_in(lock: &str) -> Option<String> {
    let package = lock.split("name = \"wasm-bindgen\"").nth(1)?;
    let version = package.split("version = \"").nth(1)?;
    version.split('"').next().map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_of_just_this_name() {
        let lock = "name = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in(lock).as_deref(), Some("0.2.130"));
        assert_eq!(version_in("name = \"other\""), None);
    }
}
