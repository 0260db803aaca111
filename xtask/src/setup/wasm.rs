//! The wasm target and wasm-pack.

use std::path::Path;

use anyhow::Result;

use super::Tool;
use crate::project::Project;

const TRIPLE: &str = "wasm32-unknown-unknown";
/// What the standard library is built of.
pub(super) const SOURCE: Tool = Tool {
    name: "rust-src",
    seconds: 5,
    present: |project| Ok(project.std_source()?.is_dir()),
    install: |project| {
        let rustup = project.shell("rustup");
        rustup.args("component add rust-src").run()
    },
};

const PACK_VERSION: &str = "0.15.1";

pub(super) const TARGET: Tool = Tool {
    name: TRIPLE,
    seconds: 5,
    present: has_target,
    install: |project| {
        let rustup = project.shell("rustup");
        rustup.args("target add").arg(TRIPLE).run()
    },
};

pub(super) const PACK: Tool = Tool {
    name: "wasm-pack 0.15.1",
    seconds: 90,
    present: has_pack,
    install: |project| {
        let cargo = project.shell("cargo").args("install wasm-pack --locked");
        let cargo = cargo.arg("--version").arg(PACK_VERSION);
        cargo.arg("--root").arg(project.xtools()).run()
    },
};

fn has_target(project: &Project) -> Result<bool> {
    let sysroot = project.shell("rustc").args("--print sysroot").read()?;
    let library = Path::new(&sysroot).join("lib/rustlib").join(TRIPLE);
    Ok(library.join("lib").is_dir())
}

fn has_pack(project: &Project) -> Result<bool> {
    let version = project.shell("wasm-pack").arg("--version").read();
    Ok(version.is_ok_and(|version| version == format!("wasm-pack {PACK_VERSION}")))
}
