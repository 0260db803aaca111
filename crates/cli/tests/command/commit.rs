//! The git commit in the report.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{fed, katydid, scenario};

fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder);
    git.args([
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.example",
        "-c",
        "commit.gpgsign=false",
    ]);
    let output = git.args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// What the report of a run of this file says.
fn commit(file: &Path) -> serde_json::Value {
    let run = katydid(&["run", file.to_str().unwrap(), "-t", "100ms", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    json[0]["scenario_commit"].clone()
}

#[test]
fn the_report_names_the_commit_that_the_scenario_lies_in() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("tests");
    fs::create_dir(&inner).unwrap();
    let file = inner.join("shop.yaml");
    fs::write(&file, scenario("demo://shop")).unwrap();
    assert_eq!(commit(&file), serde_json::Value::Null);
    git(folder.path(), &["init", "--quiet"]);
    assert_eq!(
        commit(&file),
        serde_json::Value::Null,
        "nothing is committed yet"
    );
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "first"]);
    let head = git(folder.path(), &["rev-parse", "HEAD"]);
    assert_eq!(commit(&file), head);
    fs::write(&file, scenario("demo://shop") + "  weight: 2\n").unwrap();
    assert_eq!(commit(&file), format!("{head}-dirty"));
}

#[test]
fn what_is_no_file_lies_in_no_commit() {
    let run = fed(
        &["run", "-", "-t", "100ms", "--json"],
        &scenario("demo://shop"),
    );
    assert!(!run.out.contains("scenario_commit"));
}
