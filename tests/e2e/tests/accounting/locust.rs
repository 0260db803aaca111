//! Scripts that read Locust's files read ours: one script reads both.

use std::path::{Path, PathBuf};
use std::process::Command;

use katydid_e2e::process::Process;
use katydid_e2e::target::Nginx;
use serde_json::Value;

use crate::ending::Ending;
use crate::forms::{ALL, Forms, TRANSACTION};
use crate::{run, scenario};

/// What the script says of the files with this prefix.
fn read(prefix: &Path) -> Value {
    let script = here("src/locust_files.py");
    let ended = Process::start(Command::new("python3").arg(script).arg(prefix), "").end();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    serde_json::from_str(&ended.stdout).expect("it prints JSON")
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn locusts() -> Value {
    read(&here("fixtures/locust/locust"))
}

fn ours() -> Value {
    let (folder, target) = (tempfile::tempdir().expect("a folder"), Nginx::start());
    let text = scenario::scenario(7, &target.url(), Ending::RunTime);
    let forms = Forms {
        folder: folder.path(),
    };
    let ended = run::start(&forms, true, 1, &text).end();
    assert!(matches!(ended.code, Some(0 | 1)), "{ended:?}");
    read(&forms.file("run"))
}

fn columns<'a>(all: &'a Value, file: &str) -> Vec<&'a str> {
    let columns = all[file]["columns"].as_array();
    columns
        .expect(file)
        .iter()
        .filter_map(Value::as_str)
        .collect()
}

/// Requests, or failures, of the row of all, and of all rows together.
fn total(file: &Value, index: usize) -> (u64, u64) {
    let count = |counts: &Value| counts[index].as_u64().expect("a count");
    let rows = file["rows"].as_object().expect("rows").iter();
    let rows = rows.filter(|(row, _)| *row != ALL && !row.starts_with(TRANSACTION));
    (
        count(&file["rows"][ALL]),
        rows.map(|(_, counts)| count(counts)).sum(),
    )
}

#[test]
fn our_columns_begin_with_locusts_and_their_sums_agree() {
    let (locusts, ours) = (locusts(), ours());
    for file in ["stats", "stats_history", "failures", "exceptions"] {
        let wanted = columns(&locusts, file);
        assert_eq!(columns(&ours, file)[..wanted.len()], wanted, "{file}");
    }
    let fields = columns(&ours, "json");
    for wanted in columns(&locusts, "json") {
        assert!(fields.contains(&wanted), "{wanted} is not among {fields:?}");
    }
    for (files, file) in [&locusts, &ours]
        .into_iter()
        .flat_map(|files| ["stats", "stats_history"].map(|file| (files, file)))
    {
        for index in [0, 1] {
            let (all, rows) = total(&files[file], index);
            assert_eq!(all, rows, "{file}");
        }
    }
}

#[test]
fn our_files_agree_with_each_other() {
    let ours = ours();
    assert_eq!(ours["stats"]["rows"], ours["stats_history"]["rows"]);
    let mut stats = ours["stats"]["rows"].as_object().expect("rows").clone();
    stats.remove(ALL);
    assert_eq!(ours["json"]["rows"], Value::Object(stats.clone()));
    stats.retain(|row, counts| counts[1] != 0 && !row.starts_with(TRANSACTION));
    let failures = stats
        .into_iter()
        .map(|(row, counts)| (row, counts[1].clone()));
    assert_eq!(ours["failures"]["rows"], Value::Object(failures.collect()));
}
