//! What people already have, as a scenario: commands of curl, recordings of browsers, collections, descriptions of APIs.
//!
//! ```text
//!  curl ──words──► Command ──┐
//!  HAR ──entries────────────► Draft ──secrets kept out──► RequestStep ──one host, shared headers──► Scenario
//!  Postman, OpenAPI──────────┘                                                 and a note for all that is otherwise
//! ```
//!
//! Nothing is read but the text, and nothing is run. What cannot be taken over is told: as a note where the rest stands without
//! it, else as a problem.

mod body;
mod curl;
mod draft;
mod format;
mod har;
mod headers;
mod intake;
mod json;
mod marks;
mod openapi;
mod page;
mod paste;
mod place;
mod postman;
mod scenario;
mod secrets;
mod shared;
mod step;
mod target;

pub use format::Format;
pub use paste::{Pasted, is_commands, paste};
pub use secrets::Secret;

use crate::scenario::{Problem, Scenario};

/// The longest text that is read, in bytes: a recording of an hour, with every picture in it.
pub const MAX_BYTES: usize = 512 << 20;

/// What came of reading something that people already have.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The scenario, which can be written and read again as it is.
    pub scenario: Scenario,
    /// What is otherwise than in what was read, each with its place.
    pub notes: Vec<Problem>,
    /// What the scenario reads from the environment, and where it is known with the value that was taken out.
    pub secrets: Vec<Secret>,
}

/// What of a recording is taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Also pictures, styles, scripts and fonts.
    pub assets: bool,
    /// Requests to every origin rather than to the pages' own.
    pub all_origins: bool,
    /// Further origins whose requests are taken, as in `https://api.example.com`.
    pub origins: Vec<String>,
    /// The pauses between requests, as `wait` steps.
    pub waits: bool,
}

/// Reads a text of this format into a scenario.
///
/// # Errors
/// Why nothing can be made of it: everything that is wrong, each with its place where it has one.
pub fn import(text: &str, format: Format, options: &Options) -> Result<Imported, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![too_long(text.len())]);
    }
    let text = text.trim_start_matches('\u{feff}');
    let (page, intake) = match format {
        Format::Curl => curl::read(text)?,
        Format::Har => har::read(text, options)?,
        Format::Postman => postman::read(text)?,
        Format::OpenApi => openapi::read(text)?,
    };
    scenario::of(&page, intake)
}

fn too_long(length: usize) -> Problem {
    let message = format!("the text is {length} bytes long, at most {MAX_BYTES} are read");
    Problem::new("", message).hint("export a shorter recording, or one without content")
}
