//! The `katydid` binary as a process.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::places;
use crate::process::{Ended, Process};
use crate::report::{Report, Row};

/// Runs `katydid` to its end, with `input` on its standard input.
#[must_use]
pub fn katydid(arguments: &[&str], input: &str) -> Ended {
    Process::start(Command::new(places::binary()).args(arguments), input).end()
}

/// The link that `katydid link` makes of a scenario.
///
/// # Panics
/// When it makes none.
#[must_use]
pub fn link(scenario: &str) -> String {
    let ended = katydid(&["link", "-"], scenario);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let link = ended.stdout.trim().to_owned();
    assert!(link.contains("v1."), "{ended:?}");
    link
}

/// A link's fragment, `#v1.…`, whatever page it names.
///
/// # Panics
/// When it has none.
#[must_use]
pub fn fragment(link: &str) -> &str {
    &link[link.find('#').expect("a link has a fragment")..]
}

/// A `katydid run` under way.
#[derive(Debug)]
pub struct Run {
    process: Process,
    files: TempDir,
}

/// A `katydid run` that ended.
#[derive(Debug)]
pub struct RunEnded {
    /// How it ended and what it printed.
    pub ended: Ended,
    /// What its `--json-file` says; `None` when it wrote none.
    pub report: Option<Report>,
}

impl Run {
    /// Starts `katydid run` on a scenario's file, link or `-`.
    ///
    /// # Panics
    /// When there is no place for its files.
    #[must_use]
    pub fn start(scenario: &str, options: &[&str], input: &str) -> Self {
        let files = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new(places::binary());
        command.args(["run", scenario, "--json-file"]);
        command.arg(files.path().join("report.json")).args(options);
        let process = Process::start(&mut command, input);
        Self { process, files }
    }

    /// Presses Ctrl-C.
    pub fn interrupt(&self) {
        self.process.interrupt();
    }

    /// Waits until it says this.
    #[track_caller]
    pub fn says(&self, words: &str) {
        self.process
            .find(words, |line| line.contains(words).then_some(()));
    }

    /// Waits for its end.
    ///
    /// # Panics
    /// When its report is none.
    #[must_use]
    pub fn end(self) -> RunEnded {
        let ended = self.process.end();
        let json = fs::read_to_string(self.files.path().join("report.json")).ok();
        let report = json.map(|json| report(&json));
        RunEnded { ended, report }
    }
}

impl RunEnded {
    /// What its `--json-file` says.
    ///
    /// # Panics
    /// When it wrote none.
    #[track_caller]
    #[must_use]
    pub fn report(&self) -> &Report {
        let message = || panic!("no report: {:?}", self.ended);
        self.report.as_ref().unwrap_or_else(message)
    }
}

fn report(json: &str) -> Report {
    let value: Value = serde_json::from_str(json).unwrap_or_else(|why| panic!("{why}: {json}"));
    let rows = value.as_array().expect("an array of rows");
    Report {
        hash: rows
            .first()
            .map_or_else(String::new, |row| text(row, "scenario_hash")),
        rows: rows.iter().map(row).collect(),
    }
}

fn row(row: &Value) -> Row {
    Row {
        method: text(row, "method"),
        name: text(row, "name"),
        requests: count(row, "num_requests"),
        failures: count(row, "num_failures"),
        aborted: count(row, "num_aborted"),
    }
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().expect(field).to_owned()
}

fn count(row: &Value, field: &str) -> u64 {
    row[field].as_u64().expect(field)
}
