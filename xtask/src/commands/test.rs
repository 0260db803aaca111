//! `cargo xtask start`
use crate::project::Project;
use anyhow::Result;
pub(super) fn run(_: &Project) -> Result<()> {
    Ok(())
}
