//! What runs a test, for its result file.

use std::env::consts::{ARCH, OS};
use std::num::NonZero;
use std::thread::available_parallelism;

use katydid_core::result_file::{Machine, Origin};

/// This version of Katydid on this machine, and the commit of the scenario that it runs.
#[must_use]
pub fn origin(commit: Option<String>) -> Origin {
    let cores = available_parallelism().map_or(0, NonZero::get);
    Origin {
        katydid: env!("CARGO_PKG_VERSION").to_owned(),
        commit,
        machine: Machine {
            os: OS.to_owned(),
            arch: ARCH.to_owned(),
            cores: u32::try_from(cores).unwrap_or(u32::MAX),
        },
        ..Origin::default()
    }
}
