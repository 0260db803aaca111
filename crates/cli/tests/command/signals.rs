//! Ctrl-C, SIGTERM, and terminals that close.

use std::path::Path;
use std::process::{Child, Command};

use rustix::fd::OwnedFd;
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::support::{Ended, Target, command, ended, scenario, wait_for_line};

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

fn run(folder: &Path, target: &Target, more: &[&str]) -> Command {
    let file = folder.join("shop.yaml");
    std::fs::write(&file, scenario(&target.url)).unwrap();
    let out = folder.join("x");
    let [file, out] = [&file, &out].map(|path| path.to_str().unwrap());
    let flags = [&["run", file, "--csv", out, "--json-file", out], more].concat();
    command(&flags)
}

pub(crate) fn counted(folder: &Path) -> u64 {
    let json = std::fs::read(folder.join("x.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    json[0]["num_requests"].as_u64().unwrap()
}

fn stopped_by(signal: Signal) {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let child = run(folder.path(), &target, &["-u", "5", "-r", "100"])
        .spawn()
        .unwrap();
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
fn sighup_stops_as_sigterm_does() {
    stopped_by(Signal::HUP);
}

/// Both ends of a terminal: the one that shows, and the one that programs write to.
pub(crate) fn terminal() -> (OwnedFd, OwnedFd) {
    let shows = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&shows).unwrap();
    unlockpt(&shows).unwrap();
    let name = ptsname(&shows, Vec::new()).unwrap();
    let written = open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    // A command that held the end that shows could not see it close.
    for end in [&shows, &written] {
        fcntl_setfd(end, FdFlags::CLOEXEC).unwrap();
    }
    (shows, written)
}

/// Leaves a run without anybody to read what it writes, then hangs up.
fn abandoned(target: &Target, folder: &Path, mut child: Child, reader: Option<OwnedFd>) {
    target.wait_for(100);
    drop((child.stdout.take(), child.stderr.take(), reader));
    target.wait_for(100);
    send(&child, Signal::HUP);
    assert_eq!(child.wait().unwrap().code(), Some(105));
    assert_eq!(counted(folder), target.requests());
    let history = std::fs::read_to_string(folder.join("x_stats_history.csv")).unwrap();
    assert!(history.lines().count() > 1, "{history}");
}

#[test]
fn a_run_whose_terminal_closes_still_writes_its_files() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let (shows, written) = terminal();
    let mut command = run(folder.path(), &target, &[]);
    command
        .env("TERM", "xterm")
        .stdin(written.try_clone().unwrap());
    command.stdout(written.try_clone().unwrap()).stderr(written);
    let child = command.spawn().unwrap();
    drop(command);
    abandoned(&target, folder.path(), child, Some(shows));
}

#[test]
fn a_run_whose_pipes_close_still_writes_its_files() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let child = run(folder.path(), &target, &[]).spawn().unwrap();
    abandoned(&target, folder.path(), child, None);
}

#[test]
fn a_second_ctrl_c_aborts_what_is_in_flight() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::hanging());
    let mut child = run(folder.path(), &target, &["-s", "1h"]).spawn().unwrap();
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
