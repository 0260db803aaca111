//! A process that a test starts, reads and ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::wait::PATIENCE;

/// A running process with a group of its own, which ends with this value.
#[derive(Debug)]
pub struct Process {
    child: Child,
    printed: Arc<Printed>,
}

/// How a process ended and what it had said.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; `None` when a signal killed it.
    pub code: Option<i32>,
    /// All it wrote to its standard output.
    pub stdout: String,
    /// All it wrote to its standard error.
    pub stderr: String,
}

#[derive(Debug, Default)]
struct Printed {
    text: Mutex<Text>,
    more: Condvar,
}

#[derive(Debug, Default)]
struct Text {
    stdout: String,
    stderr: String,
    closed: u8,
}

impl Text {
    fn is_over(&self) -> bool {
        self.closed == 2
    }
}

impl Process {
    /// Starts `command` with `input` on its standard input.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn start(command: &mut Command, input: &str) -> Self {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0);
        let mut child = command
            .spawn()
            .unwrap_or_else(|why| panic!("{command:?}: {why}"));
        let printed = Arc::<Printed>::default();
        collect(child.stdout.take(), &printed, |text| &mut text.stdout);
        collect(child.stderr.take(), &printed, |text| &mut text.stderr);
        feed(&mut child, input.to_owned());
        Self { child, printed }
    }

    /// Reads what it prints, line by line as it comes, until `find` finds something in it.
    ///
    /// # Panics
    /// When the process ends first, or patience does.
    #[track_caller]
    pub fn find<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> T {
        let found = self.find_unless_over(what, find);
        found.unwrap_or_else(|| panic!("no {what} in all it printed: {:#?}", self.printed.lock()))
    }

    /// As [`Self::find`]; `None` when the process ends first.
    ///
    /// # Panics
    /// When patience ends.
    #[track_caller]
    pub fn find_unless_over<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let end = Instant::now() + PATIENCE;
        let mut text = self.printed.lock();
        loop {
            let found = text
                .stdout
                .lines()
                .chain(text.stderr.lines())
                .find_map(&find);
            if found.is_some() || text.is_over() {
                return found;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "no {what} in what it printed so far: {text:#?}"
            );
            text = self.printed.wait(text, left);
        }
    }

    /// Sends what Ctrl-C sends.
    ///
    /// # Panics
    /// When it has ended already.
    pub fn interrupt(&self) {
        self.signal(Signal::INT);
    }

    /// Asks it to end, as whoever ends a service or a container does.
    ///
    /// # Panics
    /// When it has ended already.
    pub fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    /// Ends it at once, whatever it is doing.
    ///
    /// # Panics
    /// When it has ended already.
    pub fn kill(&self) {
        self.signal(Signal::KILL);
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.id(), signal).expect("it still runs");
    }

    /// Waits for its end.
    ///
    /// # Panics
    /// When it does not end while a test is patient.
    #[must_use]
    pub fn end(mut self) -> Ended {
        let end = Instant::now() + PATIENCE * 2;
        let mut text = self.printed.lock();
        while !text.is_over() {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "it does not end: {text:#?}");
            text = self.printed.wait(text, left);
        }
        let (stdout, stderr) = (text.stdout.clone(), text.stderr.clone());
        drop(text);
        let code = self.child.wait().ok().as_ref().and_then(ExitStatus::code);
        Ended {
            code,
            stdout,
            stderr,
        }
    }

    fn id(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    fn ends_within_a_second(&mut self) -> bool {
        let end = Instant::now() + PATIENCE / 20;
        while Instant::now() < end {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            thread::yield_now();
        }
        false
    }
}

/// What does not go when asked is killed with all that it started.
impl Drop for Process {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        let group = self.id();
        let _ = kill_process_group(group, Signal::TERM);
        if !self.ends_within_a_second() {
            let _ = kill_process_group(group, Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

impl Printed {
    fn lock(&self) -> MutexGuard<'_, Text> {
        self.text.lock().expect("no reader panics")
    }

    fn wait<'a>(
        &self,
        text: MutexGuard<'a, Text>,
        left: std::time::Duration,
    ) -> MutexGuard<'a, Text> {
        let waited = self.more.wait_timeout(text, left);
        waited.expect("no reader panics").0
    }
}

fn collect(
    from: Option<impl Read + Send + 'static>,
    to: &Arc<Printed>,
    part: impl Fn(&mut Text) -> &mut String + Send + 'static,
) {
    let (from, to) = (from.expect("it is piped"), Arc::clone(to));
    thread::spawn(move || {
        let mut lines = BufReader::new(from);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            part(&mut to.lock()).push_str(&String::from_utf8_lossy(&line));
            line.clear();
            to.more.notify_all();
        }
        to.lock().closed += 1;
        to.more.notify_all();
    });
}

fn feed(child: &mut Child, input: String) {
    let mut stdin = child.stdin.take().expect("it is piped");
    thread::spawn(move || stdin.write_all(input.as_bytes()));
}
