//! Thresholds: what a run should be, and what the command makes of it.

use serde_json::{Value, json};

use crate::support::{Target, fed, scenario};

/// A scenario with these thresholds, a line each.
fn expecting(target: &Target, thresholds: &str) -> String {
    format!("{}thresholds:\n{thresholds}", scenario(&target.url))
}

#[test]
fn a_run_that_fails_a_threshold_exits_with_99_and_says_which() {
    let target = Target::answering(200);
    let text = expecting(
        &target,
        "- failure_ratio < 0.01\n- { expect: min < 0, on: GET / }\n",
    );
    let ended = fed(&["run", "-", "-t", "200ms"], &text);
    assert_eq!(ended.code, Some(99), "{}", ended.err);
    let passed = "\nthreshold met failure_ratio < 0.01: failure_ratio = 0\n";
    assert!(ended.out.contains(passed), "{}", ended.out);
    let failed = "\nthreshold not met min < 0 on GET /: min = 0.0";
    assert!(ended.out.contains(failed), "{}", ended.out);
}

#[test]
fn a_run_whose_thresholds_hold_exits_with_0() {
    let target = Target::answering(200);
    let text = expecting(&target, "- max < 60 && failures == 0\n- exceptions == 0\n");
    let ended = fed(&["run", "-", "-t", "200ms"], &text);
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    assert_eq!(
        ended.out.matches("threshold met ").count(),
        2,
        "{}",
        ended.out
    );
}

#[test]
fn a_failed_threshold_weighs_more_than_failed_requests() {
    let target = Target::answering(503);
    let run = |thresholds: &str| {
        fed(
            &["run", "-", "-t", "200ms"],
            &expecting(&target, thresholds),
        )
        .code
    };
    assert_eq!(run("- failure_ratio < 0.5\n"), Some(99));
    assert_eq!(run("- failure_ratio <= 1\n"), Some(1));
}

#[test]
fn a_threshold_that_aborts_ends_the_run_early_and_every_file_is_written() {
    let (target, folder) = (Target::answering(503), tempfile::tempdir().unwrap());
    let text = expecting(&target, "- { expect: failure_ratio < 0.5, abort: true }\n");
    let out = folder.path().join("x");
    let out = out.to_str().unwrap();
    let flags = ["run", "-", "-t", "5m", "--csv", out, "--json-file", out];
    let ended = fed(&flags, &text);
    assert_eq!(ended.code, Some(99), "{}", ended.err);
    assert!(
        ended
            .out
            .contains("a threshold that aborts stopped the run\n"),
        "{}",
        ended.out
    );
    let history = std::fs::read_to_string(format!("{out}_stats_history.csv")).unwrap();
    assert!((2..60).contains(&history.lines().count()), "{history}");
    let json: Vec<Value> =
        serde_json::from_slice(&std::fs::read(format!("{out}.json")).unwrap()).unwrap();
    assert_eq!(json[0]["num_requests"].as_u64(), Some(target.requests()));
    let told = &json.last().unwrap()["thresholds"][0];
    assert_eq!(
        (&told["holds"], &told["values"]),
        (&json!(false), &json!("failure_ratio = 1"))
    );
}

const PACED: &str = "
host: http://shop.example
load: { users: 10, spawn_rate: 1000, run_time: 1h }
users:
- { name: Visitor, wait_time: constant_pacing(60), tasks: [{ get: / }] }
thresholds:
- { expect: p95 < 0.02, on: GET / }
- { expect: max < 0.02, abort: true, after: 90s }
- rps > 0.1
";

#[test]
fn a_simulated_run_is_judged_and_stopped_as_a_real_one() {
    let ended = fed(&["simulate", "-", "--json"], PACED);
    assert_eq!(ended.code, Some(99), "{}", ended.err);
    let rows: Vec<Value> = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(rows[0]["num_requests"], 20);
    let holds: Vec<&Value> = rows[1]["thresholds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["holds"])
        .collect();
    assert_eq!(holds, [false, false, true]);
    let quick = fed(&["simulate", "-", "--service-time", "10ms"], PACED);
    assert_eq!(quick.code, Some(0), "{}", quick.out);
}

#[test]
fn a_row_that_nothing_was_answered_of_has_failed_its_threshold() {
    let never = PACED.replace(
        "[{ get: / }]",
        "[{ get: / }, { if: false, then: [{ get: /b }] }]",
    );
    let text = never.replace("on: GET /", "on: GET /b");
    let ended = fed(&["simulate", "-", "--service-time", "10ms"], &text);
    assert_eq!(ended.code, Some(99), "{}", ended.err);
    let told = "threshold not met p95 < 0.02 on GET /b: no request of this name was answered\n";
    assert!(ended.out.contains(told), "{}", ended.out);
}

#[test]
fn check_lists_them_and_tells_of_a_row_that_there_cannot_be() {
    let checked = fed(&["check", "-"], PACED);
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    let lines = checked.out.lines();
    let told: Vec<&str> = lines
        .filter(|line| line.starts_with("  threshold "))
        .collect();
    assert_eq!(
        told,
        [
            "  threshold p95 < 0.02 on GET /",
            "  threshold max < 0.02, aborts after 1m 30s",
            "  threshold rps > 0.1",
        ]
    );
    let checked = fed(
        &["check", "-"],
        &PACED.replace("on: GET /", "on: GET /cart"),
    );
    assert_eq!(checked.code, Some(104));
    let told = "7:29: thresholds[0].on: no request is counted as `GET /cart` (there is GET /)";
    assert!(checked.out.contains(told), "{}", checked.out);
}
