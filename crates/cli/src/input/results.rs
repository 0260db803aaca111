//! Result files.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use katydid_core::compare::Course;
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

/// The run in this file, as comparisons take it.
///
/// # Errors
/// When it cannot be read or is no result.
pub(crate) fn course(path: &Path) -> Result<Course, Failure> {
    let bytes = bytes(path)?;
    let recording = recording(path, &bytes)?;
    let replayed = recording.replay(|_| {});
    if !replayed.is_whole {
        // A closed stderr leaves nobody to warn.
        let _ = writeln!(
            io::stderr(),
            "warning: {} ends before its run did",
            path.display()
        );
    }
    Ok(Course::new(
        &recording.header,
        &replayed.aggregator,
        replayed.result,
    ))
}

fn refused(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        Exit::Usage,
        format!("cannot read {}: {why}", path.display()),
    )
}
