//! A run on a terminal: what it shows, its keys, and how it leaves the terminal.

#[cfg(target_os = "linux")]
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread::{self, JoinHandle};

use rustix::fd::OwnedFd;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use crate::signals::counted;
use crate::support::{Target, scenario};

/// A terminal of eighty columns and twenty-four rows, with the command on it.
struct Terminal {
    shows: File,
    written: OwnedFd,
    screen: vt100::Parser,
    child: Pid,
    code: Option<JoinHandle<Option<i32>>>,
}

type Size = (NonZero<u16>, NonZero<u16>);

const fn size(rows: u16, columns: u16) -> Size {
    (NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap())
}

#[cfg(target_os = "linux")]
const KATYDID: &str = env!("CARGO_BIN_EXE_katydid");

/// What a terminal shows after all that the command has written.
const ENDED: &str = "[the command has ended]";

impl Terminal {
    /// Its signals are not this terminal's.
    fn of(command: Command) -> Self {
        Self::with_output(command, None)
    }

    /// Standard output may go elsewhere.
    fn with_output(mut command: Command, out: Option<File>) -> Self {
        let (shows, written) = crate::signals::terminal();
        let size = size(24, 80);
        resize(&shows, size);
        let same = || written.try_clone().unwrap();
        command.stdin(same()).stdout(same()).stderr(same());
        if let Some(out) = out {
            command.stdout(out);
        }
        let (mut child, mut after) = (command.spawn().unwrap(), File::from(same()));
        Self {
            shows: File::from(shows),
            screen: vt100::Parser::new(size.0, size.1, 1000),
            child: Pid::from_child(&child),
            code: Some(thread::spawn(move || {
                let code = child.wait().unwrap().code();
                // A terminal that has gone shows no more.
                let _ = after.write_all(ENDED.as_bytes());
                code
            })),
            written,
        }
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The lines that have left the screen, and as many as there is room for of those after them.
    fn top(&mut self) -> String {
        self.screen.screen_mut().set_scrollback(1000);
        self.text()
    }

    /// Reads on until the screen shows this.
    fn wait_for(&mut self, text: &str) {
        self.wait_until(|screen| screen.contents().contains(text));
    }

    fn wait_until(&mut self, holds: impl Fn(&vt100::Screen) -> bool) {
        let mut bytes = [0; 4096];
        while !holds(self.screen.screen()) {
            assert!(!self.text().contains(ENDED), "{}", self.text());
            let length = self.shows.read(&mut bytes).unwrap();
            self.screen.process(&bytes[..length]);
        }
    }

    fn press(&self, keys: &str) {
        let written = rustix::io::write(&self.shows, keys.as_bytes()).unwrap();
        assert_eq!(written, keys.len());
    }

    fn resize(&mut self, size: Size) {
        resize(&self.shows, size);
        self.screen.screen_mut().set_size(size.0, size.1);
        self.send(Signal::WINCH);
    }

    fn send(&self, signal: Signal) {
        kill_process(self.child, signal).unwrap();
    }

    fn modes(&self) -> String {
        format!("{:?}", tcgetattr(&self.written).unwrap())
    }

    /// Reads to the end; the exit code.
    fn ended(&mut self) -> Option<i32> {
        self.wait_for(ENDED);
        assert!(!self.screen.screen().alternate_screen());
        assert!(!self.screen.screen().hide_cursor());
        assert!(!self.text().contains("panicked"), "{}", self.text());
        self.code()
    }

    fn code(&mut self) -> Option<i32> {
        self.code.take().unwrap().join().unwrap()
    }
}

impl Drop for Terminal {
    /// A test that failed leaves nothing running.
    fn drop(&mut self) {
        if self.code.is_some() {
            let _ = kill_process(self.child, Signal::KILL);
        }
    }
}

fn resize(terminal: &impl rustix::fd::AsFd, (rows, columns): Size) {
    let size = Winsize {
        ws_row: rows.get(),
        ws_col: columns.get(),
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(terminal, size).unwrap();
}

fn arguments(folder: &Path, text: &str, more: &[&str]) -> Vec<String> {
    let file = folder.join("shop.yaml");
    fs::write(&file, text).unwrap();
    let out = folder.join("x");
    let [file, out] = [&file, &out].map(|path| path.to_str().unwrap());
    let flags = ["run", file, "--csv", out, "--json-file", out];
    let all = flags.iter().chain(more);
    all.map(|argument| (*argument).to_owned()).collect()
}

fn run(folder: &Path, text: &str, more: &[&str]) -> Terminal {
    let arguments = arguments(folder, text, more);
    Terminal::of(able(crate::support::command(&arguments)))
}

/// For a terminal that can be drawn on.
fn able(mut command: Command) -> Command {
    command.env("TERM", "xterm").env("LC_ALL", "C.UTF-8");
    for name in ["CI", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn calm(target: &Target) -> String {
    scenario(&target.url) + "  wait_time: constant(0.05)\n"
}

fn file(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_terminal_is_drawn_on_and_given_back_as_it_was_with_the_summary_on_it() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let mut terminal = run(folder.path(), &calm(&target), &["-t", "2200ms"]);
    let before = terminal.modes();
    terminal.wait_until(vt100::Screen::alternate_screen);
    terminal.wait_for("1/1 users");
    let hidden = tcgetattr(&terminal.written).unwrap().local_modes;
    assert!(!hidden.intersects(LocalModes::ECHO | LocalModes::ICANON));
    assert!(hidden.contains(LocalModes::ISIG));
    assert_eq!(terminal.ended(), Some(0));
    assert_eq!(before, terminal.modes());
    let top = terminal.top();
    assert!(top.starts_with("Test\n  scenario  "), "{top}");
}

#[test]
fn keys_change_the_users() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let mut terminal = run(folder.path(), &calm(&target), &["-u", "3", "-r", "100"]);
    terminal.wait_for("3/3 users");
    terminal.press("W");
    terminal.wait_for("users 3 → 13");
    terminal.wait_for("13/13 users");
    terminal.press("sss");
    terminal.wait_for("users 11 → 10");
    terminal.wait_for("10/10 users");
    terminal.press("SS");
    terminal.wait_for("users 0: there are no fewer");
    terminal.press("w");
    terminal.wait_for("1/1 users");
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(0));
    let history = file(folder.path(), "x_stats_history.csv");
    let users = |line: &str| line.split(',').nth(1).map(str::to_owned);
    let users: Vec<String> = history.lines().filter_map(users).collect();
    for count in ["3", "13", "10", "1"] {
        assert!(users.iter().any(|users| users == count), "{users:?}");
    }
}

#[test]
fn users_that_the_scenario_plans_are_not_changed_by_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let text = scenario("demo://shop") + "load:\n  arrivals: { rate: 5, max_users: 5 }\n";
    let mut terminal = run(folder.path(), &text, &[]);
    terminal.wait_for("users");
    terminal.press("w");
    terminal.wait_for("the scenario's load says how many users there are when");
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(0));
}

#[test]
fn p_lets_the_time_of_the_run_stand_still_and_go_on() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let mut terminal = run(folder.path(), &calm(&target), &[]);
    terminal.wait_for("running");
    terminal.press("p");
    terminal.wait_for("paused  Test");
    let requests = target.requests();
    terminal.press("?");
    terminal.wait_for("shift-tab");
    assert_eq!(target.requests(), requests);
    terminal.press("p");
    terminal.wait_for("running  Test");
    target.wait_for(requests as usize + 5);
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(0));
}

#[test]
fn q_ends_a_run_in_order_with_every_file_written() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(404));
    let mut terminal = run(folder.path(), &calm(&target), &["-t", "1h"]);
    terminal.wait_for("of 1h");
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(1));
    let requests = target.requests();
    assert!(file(folder.path(), "x_stats.csv").contains(&format!("GET,/,{requests},{requests},")));
    assert_eq!(counted(folder.path()), requests);
    let top = terminal.top();
    assert!(top.contains("press q again to abort"), "{top}");
}

#[test]
fn q_pressed_again_aborts() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::hanging());
    let mut terminal = run(folder.path(), &scenario(&target.url), &["-s", "1h"]);
    terminal.wait_for("1 in flight");
    terminal.press("q");
    terminal.wait_for("stopping, q again aborts: up to 1h for 1 request in flight");
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(1));
    assert!(
        terminal.text().contains("1 request dropped in flight"),
        "{}",
        terminal.text()
    );
}

#[test]
fn a_signal_gives_the_terminal_back_and_105() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
        let mut terminal = run(folder.path(), &calm(&target), &[]);
        let before = terminal.modes();
        terminal.wait_for("1/1 users");
        terminal.send(signal);
        assert_eq!(terminal.ended(), Some(105));
        assert_eq!(before, terminal.modes());
    }
}

#[test]
fn a_second_signal_aborts_and_gives_the_terminal_back() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::hanging());
    let mut terminal = run(folder.path(), &scenario(&target.url), &["-s", "1h"]);
    let before = terminal.modes();
    terminal.wait_for("1 in flight");
    terminal.send(Signal::INT);
    terminal.wait_for("stopping, Ctrl-C again aborts");
    terminal.send(Signal::INT);
    assert_eq!(terminal.ended(), Some(105));
    assert_eq!(before, terminal.modes());
}

#[test]
fn a_run_goes_on_without_the_terminal_that_has_gone() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let mut terminal = run(folder.path(), &calm(&target), &["-t", "3500ms"]);
    terminal.wait_for("1/1 users");
    terminal.shows = File::open("/dev/null").unwrap();
    assert_eq!(terminal.code(), Some(0));
    assert_eq!(counted(folder.path()), target.requests());
}

#[test]
fn what_changes_its_size_is_drawn_anew() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let mut terminal = run(folder.path(), &calm(&target), &[]);
    terminal.wait_for("tab pane");
    terminal.resize(size(10, 40));
    terminal.wait_for(" Stat  Fail  Chk");
    assert!(terminal.text().contains("1/1 users"), "{}", terminal.text());
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(0));
}

#[test]
fn tab_and_arrows_are_heard() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(404));
    let mut terminal = run(folder.path(), &calm(&target), &[]);
    terminal.wait_for("Type Name");
    terminal.press("\t\x1b[B\x1b[A");
    terminal.wait_until(|screen| !screen.contents().contains("Type Name"));
    assert!(
        terminal.text().contains("× GET /: 404 Not Found"),
        "{}",
        terminal.text()
    );
    terminal.press("\x1b[Z");
    terminal.wait_for("Type Name");
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(1));
}

/// Whether anything is shown in a colour with this in the environment.
fn is_coloured(environment: &[(&str, &str)]) -> bool {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(404));
    let arguments = arguments(folder.path(), &calm(&target), &[]);
    let mut command = able(crate::support::command(&arguments));
    command.envs(environment.iter().copied());
    let mut terminal = Terminal::of(command);
    terminal.wait_for("q stop");
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    let screen = terminal.screen.screen();
    let mut cells = cells.filter_map(|(row, column)| screen.cell(row, column));
    let coloured = cells.any(|cell| cell.fgcolor() != vt100::Color::Default);
    terminal.press("q");
    assert_eq!(terminal.ended(), Some(1));
    coloured
}

#[test]
fn colours_are_left_out_for_who_wants_none() {
    assert!(is_coloured(&[]));
    assert!(!is_coloured(&[("NO_COLOR", "1")]));
    assert!(!is_coloured(&[("CLICOLOR", "0")]));
}

#[test]
fn with_json_on_standard_output_standard_error_is_drawn_on() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let more = ["-t", "2200ms", "--json"];
    let command = able(crate::support::command(&arguments(
        folder.path(),
        &calm(&target),
        &more,
    )));
    let out = folder.path().join("out.json");
    let mut terminal = Terminal::with_output(command, Some(File::create(&out).unwrap()));
    terminal.wait_until(vt100::Screen::alternate_screen);
    assert_eq!(terminal.ended(), Some(0));
    let json = fs::read(out).unwrap();
    assert!(
        serde_json::from_slice::<serde_json::Value>(&json)
            .unwrap()
            .is_array()
    );
}

/// Plain lines begin with the facts, go on with Locust's table and never draw over anything.
fn is_plain(name: &str, value: &str) {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let arguments = arguments(folder.path(), &calm(&target), &["-t", "2500ms"]);
    let mut command = crate::support::command(&arguments);
    let (shows, written) = crate::signals::terminal();
    let same = || written.try_clone().unwrap();
    command.stdout(same()).stderr(same());
    let mut command = able(command);
    command.env(name, value);
    let mut child = command.spawn().unwrap();
    drop((command, written));
    let (mut text, mut shows) = (Vec::new(), File::from(shows));
    // The last of its writers gone, a terminal has no end but an error.
    let _ = shows.read_to_end(&mut text);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains('\u{1b}'), "{text}");
    assert_eq!(text.matches("Type     Name").count(), 3, "{text}");
}

#[test]
fn a_dumb_terminal_and_a_build_get_plain_lines() {
    is_plain("TERM", "dumb");
    is_plain("CI", "true");
}

#[test]
fn only_the_summary_draws_nothing() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let more = ["-t", "1500ms", "--only-summary"];
    let mut terminal = run(folder.path(), &calm(&target), &more);
    let before = terminal.modes();
    target.wait_for(20);
    assert_eq!(before, terminal.modes());
    assert_eq!(terminal.ended(), Some(0));
}

/// On a terminal of its own, where keys are signals.
#[cfg(target_os = "linux")]
fn in_a_session(program: impl AsRef<OsStr>, arguments: &[impl AsRef<OsStr>]) -> Terminal {
    let mut command = Command::new("setsid");
    command.arg("--ctty").arg(program).args(arguments);
    Terminal::of(able(command))
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_stops_a_run_and_pressed_again_aborts_it() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::hanging());
    let arguments = arguments(folder.path(), &scenario(&target.url), &["-s", "1h"]);
    let mut terminal = in_a_session(KATYDID, &arguments);
    terminal.wait_for("1 in flight");
    terminal.press("\x03");
    terminal.wait_for("stopping, Ctrl-C again aborts");
    terminal.press("\x03");
    assert_eq!(terminal.ended(), Some(105));
    assert_eq!(counted(folder.path()), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    let (folder, target) = (tempfile::tempdir().unwrap(), Target::answering(200));
    let arguments = arguments(folder.path(), &calm(&target), &[]);
    let mut terminal = in_a_session("bash", &["--norc", "-i"]);
    terminal.press(&format!("{KATYDID} {}\n", arguments.join(" ")));
    terminal.wait_until(vt100::Screen::alternate_screen);
    terminal.wait_for("1/1 users");
    terminal.press("\x1a");
    terminal.wait_for("Stopped");
    assert!(!terminal.screen.screen().alternate_screen());
    assert!(!terminal.screen.screen().hide_cursor());
    terminal.press("fg\n");
    terminal.wait_until(vt100::Screen::alternate_screen);
    terminal.wait_for("1/1 users");
    terminal.press("q");
    terminal.wait_for("wrote ");
    terminal.press("exit $?\n");
    assert_eq!(terminal.ended(), Some(0));
    assert_eq!(counted(folder.path()), target.requests());
}
