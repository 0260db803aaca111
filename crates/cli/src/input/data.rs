//! The files that a scenario's rows lie in.

use std::io;
use std::path::Path;

use katydid_core::data::{self, Feed, MAX_BYTES, Source as Rows};
use katydid_core::scenario::{Problem, Scenario};

use super::problems::Problems;
use super::source::{self, Source};

/// Puts the rows of files in place of the files' paths, and gives those paths.
///
/// # Errors
/// Everything that is wrong with the files.
pub(super) fn inlined(scenario: &mut Scenario, source: &Source) -> Result<Vec<String>, Problems> {
    let mut problems = Problems::new(source, Vec::new());
    let mut files = Vec::new();
    for (name, feed) in scenario.data.iter_mut() {
        let Some((field, file)) = file(feed) else {
            continue;
        };
        match text(source, &file) {
            Ok(text) => match data::with_contents(feed, &text) {
                Ok(with_rows) => *feed = with_rows,
                Err(wrong) => problems.add_of_table(&place(source, &file), wrong),
            },
            Err(wrong) => {
                let path = format!("data.{name}.{field}");
                problems.add(source, vec![Problem { path, ..wrong }]);
            }
        }
        files.push(file);
    }
    problems.or(files)
}

/// The field that names a feed's file, and the file.
fn file(feed: &Feed) -> Option<(&'static str, String)> {
    match &feed.source {
        Rows::CsvFile(file) => Some(("csv", file.clone())),
        Rows::JsonFile(file) => Some(("json", file.clone())),
        Rows::Inline(_) | Rows::Json(_) => None,
    }
}

fn text(source: &Source, file: &str) -> Result<String, Problem> {
    let folder = source
        .folder
        .as_ref()
        .ok_or_else(|| nowhere(source, file))?;
    let read = source::read_file(&folder.join(file), MAX_BYTES as u64);
    read.map_err(|error| cannot_read(file, &error))
}

/// A link or a text from standard input has no folder, and reads no file of whoever runs it.
fn nowhere(source: &Source, file: &str) -> Problem {
    let message = format!("{} does not hold the rows of `{file}`", source.name);
    Problem::new("", message)
        .hint("`katydid link shop.yaml`, with the scenario's file, makes a link that holds them")
}

fn cannot_read(file: &str, error: &io::Error) -> Problem {
    let message = format!("cannot read `{file}`: {error}");
    Problem::new("", message).hint("a path is relative to the scenario's file")
}

/// The file as whoever runs the command would name it.
fn place(source: &Source, file: &str) -> String {
    let folder = source.folder.as_deref().unwrap_or(Path::new(""));
    folder.join(file).display().to_string()
}
