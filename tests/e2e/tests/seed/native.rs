//! The binary, run to its end.

use std::fs;
use std::path::Path;

use katydid_e2e::binary::katydid;
use serde_json::Value;

use crate::outcome::{Checked, Counted, Outcome};
use crate::row::Row;
use crate::streams;
use crate::target::Target;

/// Asserts the row's effect.
pub(crate) fn check(row: &Row) {
    let outcome = run(row);
    outcome.assert_counts_agree();
    (row.effect)(&outcome);
    streams::assert_same(row, &outcome);
}

fn run(row: &Row) -> Outcome {
    let target = Target::start();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let json = folder.path().join("report.json");
    let flags = row.flags(target.url());
    let mut arguments = vec!["run", "-", "--json-file", path(&json), "--csv"];
    let prefix = folder.path().join("run");
    arguments.push(path(&prefix));
    arguments.extend(flags.iter().map(String::as_str));
    let ended = katydid(&arguments, &row.small_text(target.url()));
    assert!(matches!(ended.code, Some(0 | 1)), "{ended:?}");
    let json = fs::read_to_string(&json).expect("a report");
    let failures = fs::read_to_string(folder.path().join("run_failures.csv")).expect("failures");
    let report: Vec<Value> = serde_json::from_str(&json).expect("an array of rows");
    Outcome {
        size: row.small,
        exact: false,
        host: target.url().to_owned(),
        sent: target.sent(),
        rows: report.iter().filter_map(counted).collect(),
        failures: failures.lines().skip(1).map(str::to_owned).collect(),
        checks: report.iter().flat_map(checks).collect(),
    }
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

/// `None` for what belongs to no request.
fn counted(row: &Value) -> Option<Counted> {
    let method = row["method"].as_str().filter(|method| !method.is_empty())?;
    assert_eq!(row["num_aborted"], 0, "{row}");
    Some(Counted {
        name: format!("{method} {}", row["name"].as_str()?),
        requests: row["num_requests"].as_u64()?,
        failures: row["num_failures"].as_u64()?,
    })
}

fn checks(row: &Value) -> Vec<Checked> {
    let checks = row["checks"].as_array().into_iter().flatten();
    let checked = |check: &Value| Checked {
        name: check["name"].as_str().unwrap_or_default().to_owned(),
        passes: check["passes"].as_u64().unwrap_or_default(),
        fails: check["fails"].as_u64().unwrap_or_default(),
    };
    checks.map(checked).collect()
}

/// Asserts what `katydid check` says of the file as it is, against a target on the network.
pub(crate) fn assert_notes(row: &Row) {
    let text = row.file().replace("demo://shop", "http://127.0.0.1:9000");
    let ended = katydid(&["check", "-"], &text);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let notes = ended
        .stdout
        .lines()
        .filter_map(|line| line.strip_prefix("note: "));
    let notes: Vec<&str> = notes.collect();
    assert_eq!(
        notes.len(),
        row.notes.len(),
        "row {}: {notes:#?}",
        row.number
    );
    for (note, words) in notes.iter().zip(row.notes) {
        assert!(note.contains(words), "row {}: {note}", row.number);
    }
}
