//! A load tester that runs to its end.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use katydid_e2e::places;
use serde_json::Value;
use tempfile::TempDir;

use crate::scenario::USERS;

/// A load tester, and how to read how many requests it made.
pub(crate) enum Tool {
    Wrk {
        url: String,
        seconds: u32,
    },
    Oha {
        url: String,
        seconds: u32,
    },
    H2load {
        url: String,
        seconds: u32,
        /// Connections, and streams on each.
        streams: (u32, u32),
    },
    Katydid {
        scenario: String,
        options: Vec<String>,
    },
}

/// What a run printed, and the requests it made.
pub(crate) struct Ran {
    pub(crate) requests: u64,
    pub(crate) errors: String,
}

impl Tool {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Wrk { .. } => "wrk",
            Self::Oha { .. } => "oha",
            Self::H2load { .. } => "h2load",
            Self::Katydid { .. } => "katydid",
        }
    }

    /// Runs it on core 0, under the program that `under` names with its arguments.
    pub(crate) fn run(&self, under: &[&str]) -> Ran {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]).args(under).stdin(Stdio::null());
        self.add(&mut command, &folder);
        let output = command.output().expect("it can be run");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{command:?}: {errors}");
        Ran {
            requests: self.requests(&output, folder.path()),
            errors,
        }
    }

    fn add(&self, command: &mut Command, folder: &TempDir) {
        let users = USERS.to_string();
        match self {
            Self::Wrk { url, seconds } => {
                command.args(["wrk", "-t1", "-c", &users]);
                command.args(["-d", &seconds.to_string(), &format!("{url}/items")]);
            }
            Self::Oha { url, seconds } => {
                command.args(["oha", "--no-tui", "--output-format", "json"]);
                command.args(["-c", &users, "-z", &format!("{seconds}s")]);
                command.arg(format!("{url}/items"));
            }
            Self::H2load {
                url,
                seconds,
                streams: (connections, streams),
            } => {
                command.args(["h2load", "-t1", "-c", &connections.to_string()]);
                command.args(["-m", &streams.to_string(), "-D", &seconds.to_string()]);
                command.arg(format!("{url}/items"));
            }
            Self::Katydid { scenario, options } => {
                let file = folder.path().join("scenario.yaml");
                fs::write(&file, scenario).expect("it can be written");
                command.arg(places::binary()).arg("run").arg(file);
                command.args(["--threads", "1", "--only-summary", "--json-file"]);
                command.arg(folder.path().join("report.json")).args(options);
            }
        }
    }

    fn requests(&self, output: &Output, folder: &Path) -> u64 {
        let text = String::from_utf8_lossy(&output.stdout);
        let count = match self {
            Self::Wrk { .. } => before(&text, " requests in "),
            Self::Oha { .. } => oha(&text),
            Self::H2load { .. } => before(&text, " succeeded,"),
            Self::Katydid { .. } => reported(folder),
        };
        count.unwrap_or_else(|| panic!("no count in {text}"))
    }
}

/// The number before these words.
fn before(text: &str, words: &str) -> Option<u64> {
    let (before, _) = text.split_once(words)?;
    before.split_whitespace().last()?.parse().ok()
}

fn oha(text: &str) -> Option<u64> {
    let report: Value = serde_json::from_str(text).ok()?;
    let counts = report["statusCodeDistribution"].as_object()?;
    Some(counts.values().filter_map(Value::as_u64).sum())
}

fn reported(folder: &Path) -> Option<u64> {
    let text = fs::read_to_string(folder.join("report.json")).ok()?;
    let report: Value = serde_json::from_str(&text).ok()?;
    let rows = report.as_array()?.iter();
    Some(rows.filter_map(|row| row["num_requests"].as_u64()).sum())
}
