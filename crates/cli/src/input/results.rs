//! Result files.

use std::fs;
use std::path::Path;

use katydid_core::result_file::{Recording, read};

use crate::exit::{Exit, Failure};

/// What is in the file.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| refused(path, &error))
}

/// The run in these bytes of the file.
///
/// # Errors
/// When it is none.
pub(crate) fn recording<'b>(path: &Path, bytes: &'b [u8]) -> Result<Recording<'b>, Failure> {
    read(bytes).map_err(|error| refused(path, &error))
}

fn refused(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        Exit::Usage,
        format!("cannot read {}: {why}", path.display()),
    )
}
