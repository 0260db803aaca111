//! One simulated run, and what it left.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use katydid_e2e::places;
use serde_json::Value;

use crate::scenario::scenario;

/// A run to be measured.
pub(crate) struct LongRun {
    pub(crate) hours: f64,
    /// With what grows by a line a row and second, and nothing else.
    pub(crate) linear: bool,
}

/// What a run took and left.
pub(crate) struct Took {
    pub(crate) requests: u64,
    pub(crate) seconds: f64,
    /// Seconds of user and system time.
    pub(crate) cpu: f64,
    /// Megabytes at most.
    pub(crate) memory: f64,
    /// Bytes of each file.
    pub(crate) files: Vec<(String, u64)>,
}

/// Every file of a bounded size that a simulation writes.
const BOUNDED: [[&str; 2]; 7] = [
    ["--result-file", "result.katydid"],
    ["--csv", "csv"],
    ["--html", "report.html"],
    ["--json-file", "report.json"],
    ["--junit", "junit.xml"],
    ["--markdown", "summary.md"],
    ["--hdr-log", "times.hlog"],
];

impl LongRun {
    pub(crate) fn measure(&self) -> Took {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("day.yaml"), scenario(self.hours)).expect("it can be written");
        // GNU's `time` tells the most memory in kilobytes: VmHWM.
        let mut command = Command::new("time");
        command
            .args(["--format", "%e %U %S %M"])
            .arg(places::binary());
        command.args(["simulate", "day.yaml", "--json"]);
        command.args(["--service-time", "lognormal(20ms, 0.5)", "--errors", "1%"]);
        match self.linear {
            true => command.args(["--csv", "csv", "--csv-full-history"]),
            false => command.args(BOUNDED.as_flattened()),
        };
        let output = command.current_dir(&folder).stdin(Stdio::null()).output();
        let output = output.expect("it can be run");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        let [seconds, user, system, memory] = numbers(&errors);
        Took {
            requests: requests(&output.stdout),
            seconds,
            cpu: user + system,
            memory: memory / 1000.0,
            files: files(folder.path()),
        }
    }
}

fn numbers(errors: &str) -> [f64; 4] {
    let last = errors.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    numbers.try_into().expect("four numbers of `time`")
}

fn requests(json: &[u8]) -> u64 {
    let report: Value = serde_json::from_slice(json).expect("it prints JSON");
    let rows = report.as_array().expect("an array").iter();
    rows.filter_map(|row| row["num_requests"].as_u64()).sum()
}

fn files(folder: &Path) -> Vec<(String, u64)> {
    let files = fs::read_dir(folder).expect("it is there").flatten();
    let file = |file: fs::DirEntry| {
        let bytes = file.metadata().map_or(0, |it| it.len());
        (file.file_name().to_string_lossy().into_owned(), bytes)
    };
    let mut files: Vec<_> = files
        .map(file)
        .filter(|(name, _)| name != "day.yaml")
        .collect();
    files.sort();
    files
}
