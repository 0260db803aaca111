//! Results for other tools: JUnit, Markdown and HdrHistogram logs.

use std::fs;
use std::path::Path;

use crate::support::{Target, command, ended, fed, feed, scenario, wait_for_line};

/// The three files of one folder, and the flags that ask for them.
fn flags(folder: &Path) -> (Vec<String>, [String; 3]) {
    let asked = [
        ("--junit", "x.xml"),
        ("--markdown", "x.md"),
        ("--hdr-log", "x.hlog"),
    ];
    let files = asked.map(|(_, name)| folder.join(name).to_str().unwrap().to_owned());
    let flags = asked.iter().map(|(flag, _)| (*flag).to_owned());
    let flags = flags
        .zip(files.clone())
        .flat_map(|(flag, file)| [flag, file]);
    (flags.collect(), files)
}

fn asked<'a>(first: &[&'a str], flags: &'a [String]) -> Vec<&'a str> {
    let flags = flags.iter().map(String::as_str);
    first.iter().copied().chain(flags).collect()
}

#[test]
fn a_run_writes_what_a_build_a_pull_request_and_a_histogram_viewer_read() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::answering(404);
    let (flags, files) = flags(folder.path());
    let all = asked(&["run", "-", "-t", "400ms"], &flags);
    let run = fed(
        &all,
        &(scenario(&target.url) + "  wait_time: constant(0.05)\n"),
    );
    assert_eq!(run.code, Some(1), "{}", run.err);
    let requests = target.requests();
    let [junit, markdown, log] = files.map(|file| {
        assert!(run.out.contains(&format!("wrote {file}\n")), "{}", run.out);
        fs::read_to_string(file).unwrap()
    });
    let failed = format!("<failure message=\"{requests} of {requests} requests failed\">");
    assert!(junit.contains(&failed), "{junit}");
    assert!(
        junit.contains(&format!("{requests} times: 404 Not Found")),
        "{junit}"
    );
    assert!(markdown.starts_with("## `Test`: failed\n"), "{markdown}");
    assert!(
        markdown.contains(&format!("| `GET` | `/` | {requests} | {requests} |")),
        "{markdown}"
    );
    assert!(log.contains("\nTag=GET%20/,0.000,"), "{log}");
}

#[test]
fn a_simulation_writes_them_too() {
    let folder = tempfile::tempdir().unwrap();
    let (flags, files) = flags(folder.path());
    let all = asked(&["simulate", "-", "-t", "10s"], &flags);
    let text = scenario("https://nowhere.example") + "  wait_time: constant(1)\n";
    let run = fed(&all, &text);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let markdown = fs::read_to_string(&files[1]).unwrap();
    assert!(markdown.starts_with("## `Test`: passed\n"), "{markdown}");
    assert!(
        files
            .iter()
            .all(|file| fs::metadata(file).unwrap().len() > 0)
    );
}

#[test]
fn each_file_that_cannot_be_written_at_the_end_is_told_after_the_summary() {
    let (gone, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = here.path().join("shop.yaml");
    fs::write(&file, scenario("demo://shop")).unwrap();
    let (flags, files) = flags(gone.path());
    let all = asked(&["run", file.to_str().unwrap(), "-t", "300ms"], &flags);
    let mut child = command(&all).spawn().unwrap();
    wait_for_line(&mut child, "  load ");
    gone.close().unwrap();
    let run = ended(child);
    assert_eq!(run.code, Some(107), "{}", run.err);
    for file in files {
        assert!(
            run.err.contains(&format!("error: cannot write {file}: ")),
            "{}",
            run.err
        );
    }
    assert!(run.out.contains("Aggregated"));
}

#[test]
fn a_dash_takes_back_a_summary_that_the_environment_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.md");
    let flags = ["run", "-", "-t", "100ms", "--markdown", "-"];
    let mut run = command(&flags);
    run.env("KATYDID_MARKDOWN", &file)
        .current_dir(folder.path());
    let run = feed(run.spawn().unwrap(), &scenario("demo://shop"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
