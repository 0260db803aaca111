//! Requests a second, CPU a request and memory, in turn with the others.

use std::process::Command;

use crate::nginx::Nginx;
use crate::scenario::{TWO_TASKS, USERS, scenario};
use crate::tool::Tool;

/// How long each runs in a round, in seconds.
const SECONDS: u32 = 5;

/// Counted rounds, after one that warms up.
const ROUNDS: usize = 7;

/// What one run took.
#[derive(Clone, Copy, Debug)]
struct Took {
    /// Requests a second.
    rate: f64,
    /// Microseconds of user and system time a request.
    cpu: f64,
    /// Megabytes at most.
    memory: f64,
}

pub(crate) fn measure() {
    let nginx = Nginx::start(1);
    let (url, seconds) = (nginx.url.clone(), SECONDS);
    let mut tools = vec![
        Tool::Wrk {
            url: url.clone(),
            seconds,
        },
        Tool::Katydid {
            scenario: scenario(&url, TWO_TASKS, "", seconds),
        },
    ];
    if Command::new("oha").arg("--version").output().is_ok() {
        tools.push(Tool::Oha { url, seconds });
    }
    println!(
        "{USERS} connections, {SECONDS} s each, in turn, generator on core 0, nginx on core 1"
    );
    let _warm: Vec<Took> = tools.iter().map(took).collect();
    let rounds: Vec<Vec<Took>> = (1..=ROUNDS).map(|round| told(round, &tools)).collect();
    for (at, tool) in tools.iter().enumerate() {
        let middle = |of: &dyn Fn(&[Took]) -> f64| median(rounds.iter().map(|round| of(round)));
        println!(
            "median {:>8}: {:>7.0} requests/s, {:>5.2} µs of CPU a request, {:>6.1} MB, {:>5.3} × wrk",
            tool.name(),
            middle(&|round| round[at].rate),
            middle(&|round| round[at].cpu),
            middle(&|round| round[at].memory),
            middle(&|round| round[at].cpu / round[0].cpu),
        );
    }
}

fn told(round: usize, tools: &[Tool]) -> Vec<Took> {
    let all: Vec<Took> = tools.iter().map(took).collect();
    for (tool, took) in tools.iter().zip(&all) {
        println!(
            "{round:>6} {:>8}: {:>7.0} requests/s, {:>5.2} µs of CPU a request, {:>6.1} MB, {:>5.3} × wrk",
            tool.name(),
            took.rate,
            took.cpu,
            took.memory,
            took.cpu / all[0].cpu
        );
    }
    all
}

/// `time` is GNU's, which tells of user and system time in hundredths of a second, and of memory in kilobytes.
fn took(tool: &Tool) -> Took {
    let ran = tool.run(&["time", "--format", "%U %S %M"]);
    let last = ran.errors.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [user, system, memory] = numbers[..] else {
        panic!("no times in {}", ran.errors);
    };
    Took {
        rate: ran.requests as f64 / f64::from(SECONDS),
        cpu: (user + system) * 1e6 / ran.requests as f64,
        memory: memory / 1000.0,
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
