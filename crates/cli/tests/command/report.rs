//! `katydid report`: what a result file still knows.

use std::fs;
use std::path::Path;

use crate::support::{Target, command, ended, fed, katydid, scenario};

const OUTPUTS: [&str; 8] = [
    "x_stats.csv",
    "x_stats_history.csv",
    "x_failures.csv",
    "x_exceptions.csv",
    "x.json",
    "x.xml",
    "x.md",
    "x.hlog",
];

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// The flags that write everything into a folder.
fn everything(folder: &Path) -> Vec<String> {
    let prefix = folder.join("x").display().to_string();
    let [junit, markdown, log] = ["xml", "md", "hlog"].map(|ending| format!("{prefix}.{ending}"));
    let flags = [
        "--csv-full-history",
        "--csv",
        &prefix,
        "--json-file",
        &prefix,
        "--junit",
        &junit,
        "--markdown",
        &markdown,
        "--hdr-log",
        &log,
    ];
    flags.map(str::to_owned).to_vec()
}

fn run(folder: &Path, more: &[&str]) -> Vec<String> {
    let result = folder.join("run.katydid").display().to_string();
    let flags = [
        "run",
        "-",
        "-u",
        "3",
        "-r",
        "100",
        "--threads",
        "2",
        "--result-file",
        &result,
    ];
    let more = more.iter().map(|&flag| flag.to_owned());
    flags
        .into_iter()
        .map(str::to_owned)
        .chain(everything(folder))
        .chain(more)
        .collect()
}

fn text(target: &Target) -> String {
    scenario(&target.url) + "  - get: /${random.int(1, 3)}\n  wait_time: constant(0.02)\n"
}

#[test]
fn a_result_file_gives_the_same_files_as_its_run_did() {
    let (first, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let target = Target::answering(404);
    let flags = run(first.path(), &["-t", "2300ms"]);
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let whole = fed(&flags, &text(&target));
    assert_eq!(whole.code, Some(1), "{}", whole.err);
    let file = first.path().join("run.katydid").display().to_string();
    let flags = [vec!["report".to_owned(), file], everything(again.path())].concat();
    let report = katydid(&flags);
    assert_eq!(report.code, Some(0), "{}", report.err);
    assert_eq!(report.err, "");
    for name in OUTPUTS {
        assert_eq!(read(again.path(), name), read(first.path(), name), "{name}");
    }
    let stats = read(again.path(), "x_stats.csv");
    assert!(
        stats.contains(&format!(",Aggregated,{},", target.requests())),
        "{stats}"
    );
}

#[test]
#[cfg(unix)]
fn a_run_that_was_killed_has_left_all_but_its_last_second() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::answering(200);
    let mut child = command(&run(folder.path(), &[])).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text(&target).as_bytes()).unwrap();
    let file = folder.path().join("run.katydid");
    while fs::metadata(&file).map_or(0, |file| file.len()) == 0 {
        target.wait_for(1);
    }
    target.wait_for(20);
    child.kill().unwrap();
    assert_eq!(ended(child).code, None);
    let report = katydid(&["report", file.to_str().unwrap(), "--json"]);
    assert_eq!(report.code, Some(0), "{}", report.err);
    assert!(
        report.err.contains("the file ends before its run did"),
        "{}",
        report.err
    );
    let rows: Vec<serde_json::Value> = serde_json::from_str(&report.out).unwrap();
    let known: u64 = rows
        .iter()
        .filter_map(|row| row["num_requests"].as_u64())
        .sum();
    assert!(
        known > 0 && known <= target.requests(),
        "{known} of {}",
        target.requests()
    );
}

#[test]
fn what_is_no_result_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other");
    fs::write(&other, "katydid: 1\n").unwrap();
    let json = folder.path().join("x.json").display().to_string();
    for (file, word) in [("other", "no result file"), ("missing", "No such file")] {
        let file = folder.path().join(file).display().to_string();
        let report = katydid(&["report", &file, "--json-file", &json]);
        assert_eq!(report.code, Some(2));
        assert!(report.err.contains(word), "{}", report.err);
        assert!(!Path::new(&json).exists());
    }
}

#[test]
fn a_simulated_run_leaves_a_result_file_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.katydid").display().to_string();
    let text = scenario("http://a.example") + "  wait_time: constant(1)\n";
    let flags = [
        "simulate",
        "-",
        "-u",
        "5",
        "-t",
        "20s",
        "--result-file",
        &file,
    ];
    let simulated = fed(&flags, &text);
    assert_eq!(simulated.code, Some(0), "{}", simulated.err);
    let report = katydid(&["report", &file]);
    let table = |out: &str| out.split("scenario ").next().unwrap().to_owned();
    assert_eq!(table(&report.out), table(&simulated.out));
}

#[test]
fn the_full_history_has_every_row_every_second() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::answering(200);
    let flags = run(folder.path(), &["-t", "2300ms"]);
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let text = scenario(&target.url) + "  - get: /other\n  wait_time: constant(0.02)\n";
    assert_eq!(fed(&flags, &text).code, Some(0));
    let history = read(folder.path(), "x_stats_history.csv");
    let lines = |name: &str| history.lines().filter(|line| line.contains(name)).count();
    assert_eq!(lines(",GET,/,"), lines(",Aggregated,"), "{history}");
    assert_eq!(lines(",GET,/other,"), lines(",Aggregated,"), "{history}");
    assert!(lines(",Aggregated,") >= 2, "{history}");
}

#[test]
fn a_result_is_a_link_that_holds_the_same_counts() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::answering(200);
    let flags = run(folder.path(), &["-t", "1s"]);
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    assert_eq!(fed(&flags, &text(&target)).code, Some(0));
    let file = folder.path().join("run.katydid").display().to_string();
    let linked = katydid(&[
        "report",
        &file,
        "--link",
        "--page",
        "https://page.example/x#old",
    ]);
    assert_eq!((linked.code, linked.err.as_str()), (Some(0), ""));
    let link = linked.out.trim();
    assert!(link.starts_with("https://page.example/x#r1."), "{link}");
    let opened = katydid_core::result_file::link::decode(link).unwrap();
    assert_eq!(opened.result.total.requests, target.requests());
}
