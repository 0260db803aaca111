//! `--reset-stats`: statistics that begin anew when every user has started.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Ended, Target, fed, katydid, scenario};

/// Ten users, one a second: each asks once a second.
const RAMP: &str = "
host: http://shop.example
load: { users: 10, spawn_rate: 1, run_time: 30s }
users:
- { name: Visitor, wait_time: constant_pacing(1), tasks: [{ get: / }] }
thresholds: [{ expect: requests < 250 }]
";

fn flags<'a>(folder: &'a Path, more: &[&'a str]) -> Vec<String> {
    let file = |name: &str| folder.join(name).display().to_string();
    let names = [
        ("--result-file", file("run.katydid")),
        ("--html", file("x.html")),
        ("--junit", file("x.xml")),
        ("--markdown", file("x.md")),
        ("--hdr-log", file("x.hlog")),
        ("--csv", file("x")),
    ];
    let written = names.map(|(flag, file)| [flag.to_owned(), file]);
    let more = more.iter().map(|&flag| flag.to_owned());
    let all = ["simulate", "-", "--json"].map(str::to_owned).into_iter();
    all.chain(written.into_iter().flatten())
        .chain(more)
        .collect()
}

fn simulated(folder: &Path, more: &[&str]) -> Ended {
    let flags = flags(folder, more);
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let ended = fed(&flags, RAMP);
    // Of the whole run the threshold is not met.
    assert!(matches!(ended.code, Some(0 | 99)), "{}", ended.err);
    ended
}

fn rows(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

#[test]
fn what_came_before_every_user_had_started_is_told_apart_and_nothing_is_lost() {
    let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let whole = rows(&simulated(folders[0].path(), &[]).out);
    let reset = rows(&simulated(folders[1].path(), &["--reset-stats"]).out);
    let [row, run] = &reset[..] else {
        panic!("{reset:?}");
    };
    // The last of ten users starts after nine seconds: 1 + 2 + … + 9 requests came before.
    assert_eq!(run["reset_at_s"], 9.0);
    assert_eq!(run["num_requests_before_reset"], 45);
    let count = |row: &Value| row["num_requests"].as_u64().unwrap();
    assert_eq!(count(row) + 45, count(&whole[0]));
    let start = |row: &Value| row["start_time"].as_f64().unwrap().fract();
    assert!((start(row) - start(run)).abs() < 1e-9);
    // Of all it would not have been met.
    assert_eq!(run["thresholds"][0]["holds"], true, "{run}");
    assert_eq!(whole[1]["thresholds"][0]["holds"], false);
}

#[test]
fn every_report_tells_of_a_reset_and_that_it_was_simulated() {
    let folder = tempfile::tempdir().unwrap();
    let ended = simulated(folder.path(), &["--reset-stats"]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let told = [
        "statistics were reset after 9 s",
        "45 requests",
        "not measured",
    ];
    for (name, text) in [
        ("summary", ended.err),
        ("html", read("x.html")),
        ("markdown", read("x.md")),
    ] {
        for words in told {
            assert!(text.contains(words), "{name}: {words}");
        }
    }
    let junit = read("x.xml");
    assert!(
        junit.contains("name=\"simulated\" value=\"true\""),
        "{junit}"
    );
    assert!(
        junit.contains("name=\"requests_before_reset\" value=\"45\""),
        "{junit}"
    );
    let log = read("x.hlog");
    assert!(
        log.contains("#[Simulated") && !log.contains("\n0.000,"),
        "{log}"
    );
    assert!(log.contains("\n9.000,1.000,"), "{log}");
    assert!(rows(&ended.out).iter().all(|row| row["simulated"] == true));
}

#[test]
fn a_result_file_and_a_link_of_it_are_reset_as_their_run_was() {
    let folder = tempfile::tempdir().unwrap();
    let ended = simulated(folder.path(), &["--reset-stats"]);
    let file = folder.path().join("run.katydid").display().to_string();
    let again = katydid(&["report", &file, "--json"]);
    assert_eq!(again.out, ended.out);
    let link = katydid(&["report", &file, "--link"]).out;
    let linked = katydid(&["report", link.trim(), "--json"]);
    assert_eq!(rows(&linked.out), rows(&ended.out), "{}", linked.err);
}

#[test]
fn a_run_is_reset_and_says_so_while_it_goes_on() {
    let target = Target::answering(200);
    let text = scenario(&target.url) + "  wait_time: constant(0.05)\n";
    let flags = [
        "run",
        "-",
        "-u",
        "3",
        "-r",
        "2",
        "-t",
        "3s",
        "--reset-stats",
        "--json",
    ];
    let ended = fed(&flags, &text);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let rows = rows(&ended.out);
    let before = rows[1]["num_requests_before_reset"].as_u64().unwrap();
    let after = rows[0]["num_requests"].as_u64().unwrap();
    let aborted: u64 = rows[0]["num_aborted"].as_u64().unwrap();
    assert_eq!(before + after + aborted, target.requests());
    let told = ended.err.matches("statistics were reset after 1 s");
    assert_eq!(told.count(), 2, "{}", ended.err);
}

#[test]
fn where_every_user_is_there_from_the_start_nothing_is_reset_and_that_is_said() {
    let text = RAMP.replace(
        "users: 10, spawn_rate: 1",
        "arrivals: { rate: 5, max_users: 10 }",
    );
    let ended = fed(&["simulate", "-", "--reset-stats"], &text);
    assert_eq!(ended.code, Some(0), "{}{}", ended.err, ended.out);
    assert!(
        ended.err.contains("--reset-stats resets nothing"),
        "{}",
        ended.err
    );
    assert!(
        !ended.out.contains("statistics were reset"),
        "{}",
        ended.out
    );
}

#[test]
fn a_link_to_a_result_is_no_scenario_and_says_how_to_run_what_it_ran() {
    let folder = tempfile::tempdir().unwrap();
    simulated(folder.path(), &[]);
    let file = folder.path().join("run.katydid").display().to_string();
    let link = katydid(&["report", &file, "--link"]).out;
    let refused = katydid(&["run", link.trim()]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(
        refused.err.contains("a link to a result, not a scenario"),
        "{}",
        refused.err
    );
    let command = refused.err.split("katydid run '").nth(1).unwrap();
    let scenario = command.split('\'').next().unwrap();
    let checked = katydid(&["check", scenario]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
}
