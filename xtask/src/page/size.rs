//! What a visitor downloads.

use anyhow::{Result, ensure};

use super::one_file::gzip;
use super::read;
use crate::project::Project;
use crate::steps::say;

/// The most the compressed wasm may take, in bytes.
const LIMIT: usize = 450_000;

/// Prints the wasm's compressed size; fails when it is over the limit.
pub(crate) fn check_size(project: &Project) -> Result<()> {
    let wasm = read(&project.at("dist/pkg/katydid_bg.wasm"))?;
    let size = gzip(&wasm)?.len();
    let (raw, zipped, limit) = (wasm.len() / 1000, size / 1000, LIMIT / 1000);
    say(&format!(
        "the wasm is {raw} kB, compressed {zipped} kB of at most {limit}"
    ));
    ensure!(size <= LIMIT, "the compressed wasm has outgrown its limit");
    Ok(())
}
