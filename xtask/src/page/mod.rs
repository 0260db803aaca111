//! The page: built, laid out for any static host, and folded into one file.

mod arrange;
mod flags;
mod folder;
mod gallery;
mod imports;
mod one_file;
mod size;

pub(crate) use size::check_size;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;

/// Builds `pkg/` by wasm-pack.
pub(crate) fn build(project: &Project) -> Result<()> {
    let pack = project.shell("wasm-pack").args("build --target web");
    let pack = flags::tell(project, pack)?;
    let pack = pack.args("--out-dir pkg --no-pack --no-typescript --out-name katydid");
    pack.args("--profile page --no-opt --mode no-install")
        .run()?;
    make_smaller(project)
}

/// The wasm, in the project as in `dist/`.
const WASM: &str = "pkg/katydid_bg.wasm";

/// What wasm-bindgen wrote to start the wasm, in the project as in `dist/`.
const GLUE: &str = "pkg/katydid.js";

fn make_smaller(project: &Project) -> Result<()> {
    let glue = String::from_utf8(read(&project.at(GLUE))?)?;
    let (wasm, glue) = imports::shorten(&read(&project.at(WASM))?, &glue)?;
    write(&project.at(WASM), &arrange::arrange(&wasm)?)?;
    write(&project.at(GLUE), glue.as_bytes())
}

/// Makes `dist/` of `pkg/`, `style/` and the page's own files. Files that stay the same stay untouched, so
/// that the binary they are embedded in need not be linked again.
pub(crate) fn lay_out(project: &Project) -> Result<()> {
    let files = folder::files(project)?;
    let page = one_file::fold(&files)?;
    folder::write(&project.at("dist"), &files, &page)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, contents: &[u8]) -> Result<()> {
    fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}
