//! Where a scenario's text comes from.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use katydid_core::scenario::link::looks_like_link;

use crate::exit::{Exit, Failure};

/// More is not read; the core then says that it is too long.
const MAX_BYTES: u64 = 8 << 20;

/// A scenario's text, and what to call it in messages.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    /// Reads a file, or standard input for `-`; a link is its own text.
    ///
    /// # Errors
    /// When nothing can be read there.
    pub(crate) fn open(argument: &str) -> Result<Self, Failure> {
        let text = match argument {
            "-" => read(io::stdin().lock()),
            link if looks_like_link(link) => Ok(link.to_owned()),
            path => File::open(path).and_then(read),
        };
        let text = text.map_err(|error| cannot_read(argument, &error))?;
        Ok(Self {
            name: name(argument),
            text,
        })
    }
}

/// What to call an argument in messages.
pub(super) fn name(argument: &str) -> String {
    match argument {
        "-" => "standard input".to_owned(),
        link if looks_like_link(link) => "link".to_owned(),
        path => path.to_owned(),
    }
}

fn read(from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES).read_to_end(&mut bytes)?;
    String::from_utf8(bytes)
        .map_err(|_| io::Error::new(ErrorKind::InvalidData, "it is not text in UTF-8"))
}

fn cannot_read(argument: &str, error: &io::Error) -> Failure {
    let name = excerpt(&name(argument));
    match error.kind() {
        ErrorKind::NotFound => Failure::new(Exit::Usage, format!("there is no file {name}"))
            .hint("give a YAML or JSON file, a link in quotes, or - for standard input"),
        ErrorKind::InvalidData => {
            Failure::new(Exit::Scenario, format!("cannot read {name}: {error}"))
        }
        _ => Failure::new(Exit::Usage, format!("cannot read {name}: {error}")),
    }
}

fn excerpt(name: &str) -> String {
    match name.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
