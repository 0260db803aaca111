//! Result files.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use katydid_core::compare::Course;
use katydid_core::result_file::{Recording, link, read};
use katydid_core::scenario::Scenario;
use katydid_core::scenario::link::encode;

use crate::exit::{Exit, Failure};

/// What is in the file, or would be in one of the result in a link.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if let Some(text) = path.to_str().filter(|text| is_link(text)) {
        let refused = |why| Failure::new(Exit::Usage, format!("cannot read the link: {why}"));
        return link::to_file(text).map_err(refused);
    }
    fs::read(path).map_err(|error| refused(path, &error))
}

/// The run in these bytes of the file.
///
/// # Errors
/// When it is none.
pub(crate) fn recording<'b>(path: &Path, bytes: &'b [u8]) -> Result<Recording<'b>, Failure> {
    read(bytes).map_err(|error| refused(path, &error))
}

/// Characters of the shortest link to a result: its hash alone has as many.
const SHORTEST: usize = 64;

/// Whether an argument is a link to a result, and not a file called `r1.yaml`.
pub(crate) fn is_link(argument: &str) -> bool {
    argument.len() > SHORTEST && link::looks_like_result(argument)
}

/// What to say where a scenario was expected and a link to a result came.
pub(crate) fn instead_of_a_scenario(link: &str) -> Failure {
    let failure = Failure::new(Exit::Usage, "this is a link to a result, not a scenario");
    let opened = link::decode(link).ok();
    let scenario = opened.and_then(|opened| Scenario::parse(&opened.result.scenario).ok());
    let again = match scenario {
        Some(scenario) => format!(
            "; what it ran is run by\n  katydid run '{}'",
            encode(&scenario)
        ),
        None => String::new(),
    };
    failure.hint(format!(
        "a browser shows it, and `katydid report` takes it as it takes a result file{again}"
    ))
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
