//! `katydid compare`: from result files to a verdict.

use std::path::Path;

use crate::support::{Ended, fed, katydid};

/// A scenario of two requests, in virtual time.
const SCENARIO: &str = "katydid: 1
name: Test
host: http://127.0.0.1
load: { users: 30, spawn_rate: 30, run_time: 30s }
users:
- name: User
  wait_time: between(0, 0.2)
  tasks: [{ get: /a }, { get: /b }]
";

/// A result file of a run against a target that takes so long.
fn recorded(folder: &Path, name: &str, seed: &str, time: &str) -> String {
    let file = folder.join(name).display().to_string();
    let flags = ["simulate", "-", "--only-summary", "--result-file", &file];
    let model = ["--seed", seed, "--service-time", time];
    let ended = fed(&[flags.as_slice(), &model].concat(), SCENARIO);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    file
}

fn compared(arguments: &[&str]) -> Ended {
    katydid(&[["compare"].as_slice(), arguments].concat())
}

#[test]
fn a_slower_run_fails_and_a_faster_one_only_if_any_change_is_to_fail() {
    let folder = tempfile::tempdir().unwrap();
    let before = recorded(folder.path(), "a", "1", "lognormal(20ms, 0.3)");
    let after = recorded(folder.path(), "b", "1", "lognormal(23ms, 0.3)");
    let worse = compared(&[&before, &after]);
    assert_eq!(worse.code, Some(99));
    assert!(
        worse.out.contains("GET /a: slower (typical"),
        "{}",
        worse.out
    );
    let better = compared(&[&after, &before]);
    assert_eq!(better.code, Some(0));
    assert!(
        better.out.contains("GET /a: faster (typical"),
        "{}",
        better.out
    );
    let changed = compared(&[&after, &before, "--fail-on", "any-change"]);
    assert_eq!(changed.code, Some(99));
    let tolerated = compared(&[&before, &after, "--tolerance", "20%"]);
    assert_eq!(tolerated.code, Some(0));
}

#[test]
fn runs_of_the_same_target_pass_and_what_differs_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let runs =
        ["1", "2", "3"].map(|seed| recorded(folder.path(), seed, seed, "lognormal(20ms, 0.3)"));
    let ended = compared(&[&runs[0], &runs[1], &runs[2]]);
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    assert!(ended.out.contains("against 2 baselines"), "{}", ended.out);
    assert!(ended.out.contains("another seed: 1 → 3"), "{}", ended.out);
    assert!(
        ended.out.contains("the baselines differ by typical"),
        "{}",
        ended.out
    );
}

#[test]
fn json_holds_every_figure() {
    let folder = tempfile::tempdir().unwrap();
    let run = recorded(folder.path(), "a", "1", "lognormal(20ms, 0.3)");
    let ended = compared(&[&run, &run, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), 3);
    let p50 = &json["rows"][0]["changes"][1];
    assert_eq!(
        (&p50["measure"], p50["change"].as_f64()),
        (&"p50".into(), Some(0.0))
    );
}

#[test]
fn what_is_no_result_is_a_usage_error() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other");
    std::fs::write(&other, "not a result").unwrap();
    let other = other.display().to_string();
    let ended = compared(&[&other, &other]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("it is no result file"), "{}", ended.err);
    assert_eq!(compared(&["nowhere", "nowhere"]).code, Some(2));
    assert_eq!(compared(&["alone"]).code, Some(2));
    assert_eq!(
        compared(&[&other, &other, "--tolerance", "0"]).code,
        Some(2)
    );
}

#[test]
fn a_comparison_goes_into_files_for_people_too() {
    let folder = tempfile::tempdir().unwrap();
    let before = recorded(folder.path(), "a", "1", "lognormal(20ms, 0.3)");
    let after = recorded(folder.path(), "b", "1", "lognormal(23ms, 0.3)");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let (html, markdown) = (file("c.html"), file("c.md"));
    let ended = compared(&[&before, &after, "--html", &html, "--markdown", &markdown]);
    assert_eq!(ended.code, Some(99), "{}", ended.err);
    assert!(
        read("c.md").contains("| `GET /a` | typical |"),
        "{}",
        read("c.md")
    );
    let flags = ["report", &after, "--baseline", &before, "--html"];
    let again = file("again.html");
    let ended = katydid(&[flags.as_slice(), &[&again]].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(read("c.html").contains("Compared with 1 earlier run"));
    assert_eq!(read("c.html"), read("again.html"));
}

#[test]
fn a_comparison_that_cannot_be_written_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let run = recorded(folder.path(), "a", "1", "lognormal(20ms, 0.3)");
    let nowhere = folder.path().join("no/c.html").display().to_string();
    let ended = compared(&[&run, &run, "--html", &nowhere]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("cannot write"), "{}", ended.err);
}
