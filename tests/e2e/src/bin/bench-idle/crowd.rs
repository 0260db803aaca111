//! A run of many users who mostly wait.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use katydid_e2e::places;
use katydid_e2e::process::Process;
use tempfile::TempDir;

use crate::taken::{Taken, cpu_seconds, memory};

/// Users are started within so many seconds.
const SPAWN: f64 = 5.0;

/// Seconds over which CPU is taken.
const WINDOW: f64 = 10.0;

/// What is run, by how many.
pub(crate) struct Crowd {
    users: u32,
    /// The mean of a wait, in seconds.
    wait: f64,
    scenario: String,
}

/// Katydid's own target, in a process of its own.
pub(crate) struct Demo {
    url: String,
    _process: Process,
}

impl Demo {
    pub(crate) fn start() -> Self {
        let mut command = Command::new(places::binary());
        let process = Process::start(command.args(["demo", "--port", "0"]), "");
        let url = process.find("address", |line| {
            let at = line.find("http://")?;
            line[at..].split_whitespace().next().map(str::to_owned)
        });
        Self {
            url: url.trim_end_matches('/').to_owned(),
            _process: process,
        }
    }
}

impl Crowd {
    /// Users who do nothing but wait and, for a moment, think.
    pub(crate) fn waiting(users: u32, wait: f64) -> Self {
        Self::new(
            users,
            wait,
            "http://a.example",
            "steps: [{ set: { thought: 1 } }]",
        )
    }

    /// Users who keep a connection open.
    pub(crate) fn connected(users: u32, demo: &Demo) -> Self {
        Self::new(users, 10.0, &demo.url, "get: /hello")
    }

    fn new(users: u32, wait: f64, host: &str, task: &str) -> Self {
        let rate = f64::from(users) / SPAWN;
        let seconds = SPAWN + wait * 2.0 + WINDOW + 60.0;
        let (least, most) = (wait / 2.0, wait * 1.5);
        let scenario = format!(
            "host: {host}\nload: {{ users: {users}, spawn_rate: {rate}, run_time: {seconds}s }}\nvariables: {{ thought: 0 }}\n\
             users: [{{ name: U, wait_time: 'between({least}, {most})', tasks: [{{ {task} }}] }}]\n"
        );
        Self {
            users,
            wait,
            scenario,
        }
    }

    /// Runs it until every user has waited once, looks on for a while, and ends it.
    pub(crate) fn watch(&self) -> Taken {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut run = self.start(&folder);
        let id = run.id();
        pass(SPAWN + self.wait * 1.6 + 1.0);
        let before = cpu_seconds(id);
        pass(WINDOW);
        let cpu = cpu_seconds(id) - before;
        let memory = memory(id);
        run.kill().expect("it still runs");
        run.wait().expect("it is ours");
        let wakes = f64::from(self.users) / self.wait * WINDOW;
        Taken {
            memory,
            cpu_a_wake: cpu * 1e6 / wakes,
        }
    }

    fn start(&self, folder: &TempDir) -> Child {
        let file = folder.path().join("crowd.yaml");
        fs::write(&file, &self.scenario).expect("it can be written");
        let mut command = Command::new(places::binary());
        command.arg("run").arg(file);
        command.args(["--threads", "1", "--only-summary"]);
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
        quiet.stderr(Stdio::null()).spawn().expect("it can be run")
    }
}

fn pass(seconds: f64) {
    thread::sleep(Duration::from_secs_f64(seconds));
}
