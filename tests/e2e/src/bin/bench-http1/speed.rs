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

/// HTTP/1.1.
pub(crate) fn http1() {
    let nginx = Nginx::start(1);
    let (url, seconds) = (nginx.url.clone(), SECONDS);
    let mut tools = vec![wrk(&url), katydid(&url, &[])];
    if Command::new("oha").arg("--version").output().is_ok() {
        tools.push(Tool::Oha { url, seconds });
    }
    compare(&tools);
}

/// HTTP/1.1 by TLS.
pub(crate) fn tls() {
    let nginx = Nginx::start(1);
    let trust = ["--cacert".to_owned(), nginx.certificate()];
    compare(&[wrk(&nginx.tls), katydid(&nginx.tls, &trust)]);
}

/// HTTP/2 without TLS: a connection a user, then few that all share.
pub(crate) fn h2() {
    let nginx = Nginx::start(1);
    for (connections, streams) in [(USERS, 1), (4, USERS / 4)] {
        let peer = Tool::H2load {
            url: nginx.h2.clone(),
            seconds: SECONDS,
            streams: (connections, streams),
        };
        let options = ["--http2", "--connections", &connections.to_string()].map(str::to_owned);
        println!("{connections} connections, {streams} streams on each:");
        compare(&[peer, katydid(&nginx.h2, &options)]);
    }
}

fn wrk(url: &str) -> Tool {
    Tool::Wrk {
        url: url.to_owned(),
        seconds: SECONDS,
    }
}

fn katydid(url: &str, options: &[String]) -> Tool {
    Tool::Katydid {
        scenario: scenario(url, TWO_TASKS, "", SECONDS),
        options: options.to_vec(),
    }
}

/// Each in turn, and the ratio of each to the first.
fn compare(tools: &[Tool]) {
    let first = tools[0].name();
    println!("{USERS} users, {SECONDS} s each, in turn, generator on core 0, nginx on core 1");
    let _warm: Vec<Took> = tools.iter().map(took).collect();
    let rounds: Vec<Vec<Took>> = (1..=ROUNDS).map(|round| told(round, tools)).collect();
    for (at, tool) in tools.iter().enumerate() {
        let middle = |of: &dyn Fn(&[Took]) -> f64| median(rounds.iter().map(|round| of(round)));
        println!(
            "median {:>8}: {:>7.0} requests/s, {:>5.2} µs of CPU a request, {:>6.1} MB, {:>5.3} × {first}",
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
            "{round:>6} {:>8}: {:>7.0} requests/s, {:>5.2} µs of CPU a request, {:>6.1} MB, {:>5.3} × {}",
            tool.name(),
            took.rate,
            took.cpu,
            took.memory,
            took.cpu / all[0].cpu,
            tools[0].name()
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
