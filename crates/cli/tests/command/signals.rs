//! Ctrl-C and SIGTERM.

use std::path::Path;
use std::process::Child;

use rustix::process::{Pid, Signal, kill_process};

use crate::support::{Ended, Target, command, ended, scenario, wait_for_line};

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

fn start(folder: &Path, target: &Target, more: &[&str]) -> Child {
    let file = folder.join("shop.yaml");
    std::fs::write(&file, scenario(&target.url)).unwrap();
    let out = folder.join("x");
    let [file, out] = [&file, &out].map(|path| path.to_str().unwrap());
    let flags = [&["run", file, "--csv", out, "--json-file", out], more].concat();
    command(&flags).spawn().unwrap()
}

fn counted(folder: &Path) -> u64 {
    let json = std::fs::read(folder.join("x.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    json[0]["num_requests"].as_u64().unwrap()
}

fn stopped_by(signal: Signal) {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let child = start(folder.path(), &target, &["-u", "5", "-r", "100"]);
    target.wait_for(500);
    send(&child, signal);
    let Ended { code, out, err } = ended(child);
    assert_eq!(code, Some(105), "{err}");
    assert!(err.contains("stopping: waiting up to 5s for "), "{err}");
    assert!(out.contains("Aggregated"), "{out}");
    assert_eq!(counted(folder.path()), target.requests());
    let stats = std::fs::read_to_string(folder.path().join("x_stats.csv")).unwrap();
    assert!(
        stats.contains(&format!("GET,/,{},0,", target.requests())),
        "{stats}"
    );
}

#[test]
fn ctrl_c_stops_and_everything_is_still_counted_and_written() {
    stopped_by(Signal::INT);
}

#[test]
fn sigterm_stops_as_ctrl_c_does() {
    stopped_by(Signal::TERM);
}

#[test]
fn a_second_ctrl_c_aborts_what_is_in_flight() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::hanging());
    let mut child = start(folder.path(), &target, &["-s", "1h"]);
    target.wait_for(1);
    send(&child, Signal::INT);
    wait_for_line(&mut child, "stopping: waiting up to 1h for ");
    send(&child, Signal::INT);
    let Ended { code, out, err } = ended(child);
    assert_eq!(code, Some(105), "{err}");
    assert!(err.contains("aborting"), "{err}");
    assert!(
        out.contains("1 request dropped in flight at the end"),
        "{out}"
    );
    assert_eq!(counted(folder.path()), 0);
}
