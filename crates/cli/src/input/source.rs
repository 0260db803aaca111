//! Where a scenario's text comes from.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use katydid_core::scenario::link::looks_like_link;

use super::results;
use crate::exit::{Exit, Failure};

/// More is not read, in bytes. The core takes less, and says how long a text is that it does not take.
const MAX_BYTES: u64 = 8 << 20;

/// A scenario's text, and what to call it in messages.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
    /// The folder of a file; `None` for a link and for standard input.
    pub(crate) folder: Option<PathBuf>,
}

impl Source {
    /// Reads a file, or standard input for `-`; a link is its own text.
    ///
    /// # Errors
    /// When nothing can be read there.
    pub(crate) fn open(argument: &str) -> Result<Self, Failure> {
        if results::is_link(argument) {
            return Err(results::instead_of_a_scenario(argument));
        }
        let text = match argument {
            link if looks_like_link(link) => link.to_owned(),
            other => text_of(other, MAX_BYTES)?,
        };
        if results::is_link(&text) {
            return Err(results::instead_of_a_scenario(&text));
        }
        Ok(Self {
            name: name(argument),
            folder: folder(argument, &text),
            text,
        })
    }

    /// Whether the text is a link, wherever it came from.
    pub(super) fn is_link(&self) -> bool {
        looks_like_link(&self.text)
    }
}

/// The text of a file, or standard input's for `-`, of at most so many bytes.
///
/// # Errors
/// When nothing can be read there.
pub(crate) fn text_of(argument: &str, most: u64) -> Result<String, Failure> {
    let text = match argument {
        "-" => read(io::stdin().lock(), most),
        path => read_file(Path::new(path), most),
    };
    text.map_err(|error| cannot_read(argument, &error))
}

/// A link that lies in a file has none either: what it names lies with whoever made it.
fn folder(argument: &str, text: &str) -> Option<PathBuf> {
    let is_file = argument != "-" && !looks_like_link(text);
    is_file.then(|| Path::new(argument).with_file_name(""))
}

/// What to call an argument in messages.
fn name(argument: &str) -> String {
    match argument {
        "-" => "standard input".to_owned(),
        link if looks_like_link(link) => "link".to_owned(),
        path => path.to_owned(),
    }
}

/// The text of a file of at most so many bytes.
pub(super) fn read_file(path: &Path, most: u64) -> io::Result<String> {
    File::open(path).and_then(|file| read(file, most))
}

fn read(from: impl Read, most: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    // Before anything is said of its characters: the last may be cut.
    if bytes.len() as u64 > most {
        return Err(not_a_scenario(format!(
            "it is longer than {} MiB",
            most >> 20
        )));
    }
    String::from_utf8(bytes).map_err(|_| not_a_scenario("it is not text in UTF-8".to_owned()))
}

fn not_a_scenario(why: String) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, why)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_told_so_wherever_a_character_is_cut() {
        let most = MAX_BYTES as usize;
        for before in ["", "x", "xx"] {
            let text = before.to_owned() + &"€".repeat(most / 3 + 1);
            let error = read(text.as_bytes(), MAX_BYTES).unwrap_err();
            assert_eq!(error.to_string(), "it is longer than 8 MiB");
        }
        let text = "x".repeat(most);
        assert_eq!(read(text.as_bytes(), MAX_BYTES).unwrap(), text);
    }

    #[test]
    fn a_text_cut_within_a_character_is_no_text() {
        let error = read(&"€".as_bytes()[..2], MAX_BYTES).unwrap_err();
        assert_eq!(error.to_string(), "it is not text in UTF-8");
    }
}
