//! The files a run writes.

use std::fs;
use std::path::Path;

use crate::support::{Target, command, ended, fed, feed, scenario, wait_for_line};

fn lines(file: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const CSV: [&str; 4] = [
    "x_exceptions.csv",
    "x_failures.csv",
    "x_stats.csv",
    "x_stats_history.csv",
];

#[test]
fn every_file_holds_the_whole_run_to_its_last_request() {
    let folder = tempfile::tempdir().unwrap();
    let (target, prefix) = (Target::answering(404), folder.path().join("x"));
    let prefix = prefix.to_str().unwrap();
    let flags = [
        "run",
        "-",
        "-u",
        "3",
        "-r",
        "100",
        "-t",
        "2300ms",
        "--csv",
        prefix,
        "--json-file",
        prefix,
    ];
    let text = scenario(&target.url) + "  wait_time: constant(0.05)\n";
    let run = fed(&flags, &text);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_eq!(names(folder.path()), [&["x.json"], &CSV[..]].concat());
    let requests = target.requests().to_string();
    let stats = lines(&folder.path().join("x_stats.csv"));
    assert_eq!(
        (stats[1][1].as_str(), &stats[1][2], &stats[2][2]),
        ("/", &requests, &requests)
    );
    let history = lines(&folder.path().join("x_stats_history.csv"));
    assert!(history.len() >= 3, "{history:?}");
    assert_eq!(history.last().unwrap()[17], requests);
    let failures = lines(&folder.path().join("x_failures.csv"));
    assert_eq!(
        failures[1][..4],
        ["GET", "/", "404 Not Found", requests.as_str()]
    );
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("x.json")).unwrap()).unwrap();
    assert_eq!(json[0]["num_requests"].to_string(), requests);
    assert_eq!(
        fs::read_to_string(folder.path().join("x_exceptions.csv")).unwrap(),
        "Count,Message,Traceback,Nodes,First Seen,Last Seen\r\n"
    );
    assert!(CSV.iter().all(|name| {
        run.out
            .contains(&format!("wrote {}", folder.path().join(name).display()))
    }));
}

#[test]
fn a_report_for_people_is_one_file_whose_name_may_tell_of_the_load() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("{u} users, {r} a second, {t} s.html");
    let flags = [
        "-u",
        "3",
        "-r",
        "100",
        "-t",
        "1s",
        "--html",
        name.to_str().unwrap(),
    ];
    for command in ["run", "simulate"] {
        let run = fed(
            &[&[command, "-"], &flags[..]].concat(),
            &scenario("demo://shop"),
        );
        assert_eq!(run.code, Some(0), "{}", run.err);
        let file = "3 users, 100 a second, 1 s.html";
        assert_eq!(names(folder.path()), [file]);
        let report = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(report.starts_with("<!DOCTYPE html>") && report.ends_with("</html>"));
        assert!(
            report.contains("Users at the peak</dt><dd>3</dd>"),
            "{command}"
        );
    }
}

#[test]
fn a_folder_that_is_not_there_is_told_before_anything_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("missing").join("x");
    for flag in [
        "--csv",
        "--json-file",
        "--html",
        "--junit",
        "--markdown",
        "--hdr-log",
    ] {
        let target = Target::answering(200);
        let run = fed(
            &["run", "-", "-t", "1s", flag, there.to_str().unwrap()],
            &scenario(&target.url),
        );
        assert_eq!((run.code, target.requests()), (Some(2), 0));
        assert!(run.err.starts_with("error: cannot write "), "{}", run.err);
    }
}

#[test]
fn a_file_that_cannot_be_written_at_the_end_is_told_after_the_others_are() {
    let (gone, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (csv, json) = (gone.path().join("x"), here.path().join("x"));
    let file = here.path().join("shop.yaml");
    fs::write(&file, scenario("demo://shop")).unwrap();
    let [file, csv, json] = [&file, &csv, &json].map(|path| path.to_str().unwrap());
    let flags = [
        "run",
        file,
        "-t",
        "300ms",
        "--csv",
        csv,
        "--json-file",
        json,
    ];
    let mut child = command(&flags).spawn().unwrap();
    wait_for_line(&mut child, "  load ");
    gone.close().unwrap();
    let run = ended(child);
    assert_eq!(run.code, Some(107), "{}", run.err);
    assert_eq!(
        run.err.matches("error: cannot write ").count(),
        4,
        "{}",
        run.err
    );
    assert!(run.out.contains("Aggregated"));
    assert_eq!(names(here.path()), ["shop.yaml", "x.json"]);
}

#[test]
fn a_run_that_cannot_start_leaves_the_files_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let prefix = folder.path().join("x");
    let prefix = prefix.to_str().unwrap();
    let flags = [
        "run",
        "-",
        "-t",
        "1s",
        "--csv",
        prefix,
        "--json-file",
        prefix,
    ];
    let run = || {
        let mut command = command(&flags);
        let nothing = folder.path().join("none.pem");
        command
            .env("SSL_CERT_FILE", nothing)
            .env_remove("SSL_CERT_DIR");
        feed(command.spawn().unwrap(), &scenario("https://127.0.0.1:9"))
    };
    let ended = run();
    assert_eq!(ended.code, Some(107), "{}", ended.err);
    assert!(ended.err.contains("trusts no certificate"), "{}", ended.err);
    assert_eq!(names(folder.path()), [""; 0]);
    let earlier = folder.path().join("x_stats_history.csv");
    fs::write(&earlier, "of an earlier run").unwrap();
    assert_eq!(run().code, Some(107));
    assert_eq!(names(folder.path()), ["x_stats_history.csv"]);
    assert_eq!(fs::read_to_string(earlier).unwrap(), "of an earlier run");
}

#[test]
fn the_history_of_an_earlier_run_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (history, prefix) = (
        folder.path().join("x_stats_history.csv"),
        folder.path().join("x"),
    );
    fs::write(&history, "of an earlier run".repeat(10_000)).unwrap();
    let flags = ["run", "-", "-t", "100ms", "--csv", prefix.to_str().unwrap()];
    assert_eq!(fed(&flags, &scenario("demo://shop")).code, Some(0));
    let lines = lines(&history);
    assert_eq!((lines.len(), lines[0][0].as_str()), (2, "Timestamp"));
}
