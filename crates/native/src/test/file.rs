//! A scenario in a file, with the files of its data beside it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use katydid_core::data::{self, MAX_BYTES, TableProblem};
use katydid_core::scenario::{Problem, Scenario};

use super::{Test, TestError};
use crate::commit_of;

impl Test {
    /// Of a scenario's file; the files of its data are relative to it, and reports name the git commit it lies in.
    ///
    /// # Errors
    /// When a file cannot be read, or everything that is wrong with what they hold.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, TestError> {
        let path = path.as_ref();
        let mut scenario = Scenario::read(&text(path)?)?;
        with_data(&mut scenario, path)?;
        Ok(Self {
            commit: commit_of(path),
            ..Self::new(scenario)
        })
    }
}

/// The rows of files in place of their paths.
fn with_data(scenario: &mut Scenario, path: &Path) -> Result<(), TestError> {
    let mut problems = Vec::new();
    let files = data::files(&scenario.data).into_iter();
    let files: Vec<(String, String)> = files
        .map(|(name, file)| (name.to_owned(), file.to_owned()))
        .collect();
    for (name, file) in files {
        let text = text(&path.with_file_name("").join(&file))?;
        let Some(feed) = scenario.data.get_mut(&name) else {
            continue;
        };
        match data::with_contents(feed, &text) {
            Ok(with_rows) => *feed = with_rows,
            Err(wrong) => problems.extend(wrong.iter().map(|wrong| told(&name, &file, wrong))),
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems.into()),
    }
}

fn told(name: &str, file: &str, wrong: &TableProblem) -> Problem {
    let place = wrong.line.map_or(String::new(), |line| format!(":{line}"));
    let message = format!("{file}{place}: {}", wrong.message);
    let problem = Problem::new(format!("data.{name}"), message);
    match wrong.hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn text(path: &Path) -> Result<String, TestError> {
    let mut text = String::new();
    let most = MAX_BYTES as u64;
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_string(&mut text));
    let read = read.and_then(|length| match length as u64 > most {
        true => Err(io::Error::other(format!(
            "it is longer than {} MiB",
            most >> 20
        ))),
        false => Ok(()),
    });
    read.map_err(|error| TestError::Read {
        path: path.to_owned(),
        error,
    })?;
    Ok(text)
}
