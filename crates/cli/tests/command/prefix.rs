//! Several runs that would write the same files.

use std::fs;
use std::path::Path;
use std::process::Child;

use crate::support::{Ended, Target, command, ended, fed, scenario};

/// So many runs, one scenario, one prefix.
fn together(runs: usize, folder: &Path) -> (Vec<Ended>, u64) {
    let target = Target::answering(200);
    let file = folder.join("test.yaml");
    fs::write(
        &file,
        scenario(&target.url) + "  wait_time: constant(0.02)\n",
    )
    .unwrap();
    let prefix = folder.join("x");
    let [file, prefix] = [&file, &prefix].map(|path| path.to_str().unwrap());
    let flags = [
        "run",
        file,
        "-t",
        "2s",
        "--csv",
        prefix,
        "--json-file",
        prefix,
    ];
    let children: Vec<Child> = (0..runs)
        .map(|_| command(&flags).spawn().unwrap())
        .collect();
    let ended = children.into_iter().map(ended).collect();
    (ended, target.requests())
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = names
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn of_ten_runs_with_one_prefix_one_writes_and_nine_are_refused_before_they_send() {
    let folder = tempfile::tempdir().unwrap();
    let (runs, requests) = together(10, folder.path());
    let (done, refused): (Vec<Ended>, Vec<Ended>) =
        runs.into_iter().partition(|run| run.code == Some(0));
    assert_eq!((done.len(), refused.len()), (1, 9));
    for run in refused {
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains("another run writes it"), "{}", run.err);
    }
    let stats = fs::read_to_string(folder.path().join("x_stats.csv")).unwrap();
    let total = stats.lines().last().unwrap();
    assert!(
        total.starts_with(&format!(",Aggregated,{requests},0,")),
        "{total} {requests}"
    );
    let history = fs::read_to_string(folder.path().join("x_stats_history.csv")).unwrap();
    let fields = history.lines().map(|line| line.split(',').count());
    let fields: Vec<usize> = fields.collect();
    assert!(
        fields.len() >= 2 && fields.iter().all(|count| *count == fields[0]),
        "{history}"
    );
    assert_eq!(history.matches("Timestamp").count(), 1);
    let json = fs::read(folder.path().join("x.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json[0]["num_requests"], requests);
    let left = [
        "test.yaml",
        "x.json",
        "x_exceptions.csv",
        "x_failures.csv",
        "x_stats.csv",
        "x_stats_history.csv",
    ];
    assert_eq!(names(folder.path()), left);
}

#[test]
fn a_run_that_was_killed_leaves_its_files_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let prefix = folder.path().join("x");
    fs::write(folder.path().join(".katydid-x.json.lock"), "").unwrap();
    let flags = [
        "run",
        "-",
        "-t",
        "100ms",
        "--json-file",
        prefix.to_str().unwrap(),
    ];
    let run = fed(&flags, &scenario("demo://shop"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(names(folder.path()), ["x.json"]);
}
