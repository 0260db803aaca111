//! What is wrong with a scenario or its data, for a person.

use std::io::{self, Write};

use katydid_core::data::TableProblem;
use katydid_core::scenario::{Problem, locate};

use super::source::Source;
use crate::exit::{Exit, Failure};
use crate::run::counted;

/// What is wrong with a scenario or its data, each a line, and what to call the scenario.
#[derive(Debug)]
pub(crate) struct Problems {
    source: String,
    lines: Vec<String>,
}

impl Problems {
    /// Problems of a scenario, each at its line where the text has it.
    pub(super) fn new(source: &Source, problems: Vec<Problem>) -> Self {
        let mut all = Self {
            source: source.name.clone(),
            lines: Vec::new(),
        };
        all.add(source, problems);
        all
    }

    pub(super) fn add(&mut self, source: &Source, problems: Vec<Problem>) {
        let located = match source.is_link() {
            true => problems,
            false => locate(problems, &source.text),
        };
        let line = |problem: &Problem| match problem.position {
            Some(_) => format!("{}:{problem}", self.source),
            None => format!("{}: {problem}", self.source),
        };
        let lines: Vec<String> = located.iter().map(line).collect();
        self.lines.extend(lines);
    }

    /// Problems of a file of rows.
    pub(super) fn add_of_table(&mut self, file: &str, problems: Vec<TableProblem>) {
        let line = |mut problem: TableProblem| match problem.line.take() {
            Some(line) => format!("{file}:{line}: {problem}"),
            None => format!("{file}: {problem}"),
        };
        self.lines.extend(problems.into_iter().map(line));
    }

    pub(super) fn or<T>(self, good: T) -> Result<T, Self> {
        match self.lines.is_empty() {
            true => Ok(good),
            false => Err(self),
        }
    }

    /// One problem a line, each beginning with `file:line:column:` where the text has it.
    pub(crate) fn lines(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// `2 problems in shop.yaml`
    pub(crate) fn failure(&self) -> Failure {
        let count = counted(self.lines.len() as u64, "problem");
        Failure::new(Exit::Scenario, format!("{count} in {}", self.source))
    }

    /// Tells them on standard error, and gives what remains to be said.
    pub(crate) fn tell(&self) -> Failure {
        // A closed stderr leaves nobody to tell.
        let _ = io::stderr().write_all(self.lines().as_bytes());
        self.failure()
    }
}
