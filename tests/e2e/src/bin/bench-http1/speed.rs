//! Requests a second, CPU a request and memory, in turn with the others.

use crate::nginx::Nginx;
use crate::peers::{goose, k6, k9_load, locust};
use crate::scenario::{TWO_TASKS, USERS, scenario};
use crate::tool::Tool;
use crate::tools::{h2load, katydid, oha, wrk};

/// How long each runs in a round, in seconds: what the difference is of, so that its start drops out.
const SECONDS: [u32; 2] = [6, 1];

/// Makes a tool that sends for so many seconds.
type Make<'a> = Box<dyn Fn(u32) -> Tool + 'a>;

/// What one run took.
#[derive(Clone, Copy, Debug, Default)]
struct Took {
    requests: f64,
    /// Seconds of user and system time.
    cpu: f64,
    /// Megabytes at most.
    memory: f64,
}

impl Took {
    /// Requests a second.
    fn rate(&self) -> f64 {
        self.requests / f64::from(SECONDS[0] - SECONDS[1])
    }

    /// Microseconds of CPU a request.
    fn each(&self) -> f64 {
        self.cpu * 1e6 / self.requests
    }
}

/// HTTP/1.1: seven rounds; then what two cores give.
pub(crate) fn http1() {
    let nginx = Nginx::start(1);
    let mut tools = both(&nginx.url, &[]);
    tools.extend(there(&nginx.url, &[oha]));
    compare(&tools, 7);
    on_two_cores(&nginx.url);
}

/// HTTP/1.1 by TLS.
pub(crate) fn tls() {
    let nginx = Nginx::start(1);
    let trust = ["--cacert".to_owned(), nginx.certificate()];
    compare(&both(&nginx.tls, &trust), 7);
}

/// HTTP/2 without TLS: a connection a user, then few that all share.
pub(crate) fn h2() {
    let nginx = Nginx::start(1);
    for (connections, streams) in [(USERS, 1), (4, USERS / 4)] {
        let options = ["--http2", "--connections", &connections.to_string()].map(str::to_owned);
        let url = &nginx.h2;
        let ours = move |seconds| with(katydid(two_tasks(url, seconds), 1), &options);
        let peer = move |seconds| h2load(url, seconds, (connections, streams));
        println!("{connections} connections, {streams} streams on each:");
        compare(&[Box::new(peer), Box::new(ours)], 7);
    }
}

/// Beside those that run scenarios, too, as far as they are there: three rounds, since they differ by more.
pub(crate) fn peers() {
    let nginx = Nginx::start(1);
    let mut tools = both(&nginx.url, &[]);
    tools.extend(there(&nginx.url, &[oha, k9_load, goose, k6, locust]));
    compare(&tools, 3);
}

/// wrk, and katydid with these options.
fn both<'a>(url: &'a str, options: &'a [String]) -> Vec<Make<'a>> {
    let ours = move |seconds| with(katydid(two_tasks(url, seconds), 1), options);
    vec![
        Box::new(move |seconds| wrk(url, seconds, 1)),
        Box::new(ours),
    ]
}

fn two_tasks(url: &str, seconds: u32) -> String {
    scenario(url, TWO_TASKS, "", seconds)
}

fn with(mut tool: Tool, options: &[String]) -> Tool {
    tool.words.extend_from_slice(options);
    tool
}

fn there<'a>(url: &'a str, peers: &[fn(&str, u32) -> Tool]) -> Vec<Make<'a>> {
    let (there, missing): (Vec<_>, Vec<_>) = peers
        .iter()
        .copied()
        .partition(|make| make("", 1).is_there());
    for make in missing {
        println!("without {}, which is not here", make("", 1).name);
    }
    let on_url =
        |make: fn(&str, u32) -> Tool| -> Make<'a> { Box::new(move |seconds| make(url, seconds)) };
    there.into_iter().map(on_url).collect()
}

/// Every round after one that warms up; what counts is the ratio of neighbours.
fn compare(tools: &[Make<'_>], count: usize) {
    let first = tools[0](1).name;
    println!("{USERS} users, generator on core 0, nginx on core 1, in turn");
    let _warm: Vec<Took> = tools.iter().map(|make| took(make, "0")).collect();
    let rounds: Vec<Vec<Took>> = (1..=count).map(|round| told(round, tools)).collect();
    for (at, make) in tools.iter().enumerate() {
        let middle = |of: &dyn Fn(&[Took]) -> f64| median(rounds.iter().map(|round| of(round)));
        println!(
            "median {:>8}: {:>7.0} requests/s, {:>6.2} µs of CPU a request, {:>6.1} MB, {:>6.3} × {first}, katydid {:>5.3} × it",
            make(1).name,
            middle(&|round| round[at].rate()),
            middle(&|round| round[at].each()),
            middle(&|round| round[at].memory),
            middle(&|round| round[at].each() / round[0].each()),
            middle(&|round| round[1].each() / round[at].each()),
        );
    }
}

fn told(round: usize, tools: &[Make<'_>]) -> Vec<Took> {
    let all: Vec<Took> = tools.iter().map(|make| took(make, "0")).collect();
    for (make, took) in tools.iter().zip(&all) {
        println!(
            "{round:>6} {:>8}: {:>7.0} requests/s, {:>6.2} µs of CPU a request, {:>6.1} MB",
            make(1).name,
            took.rate(),
            took.each(),
            took.memory,
        );
    }
    all
}

/// The target shares the second core.
fn on_two_cores(url: &str) {
    println!("\nthe same with both cores, of which nginx has its part");
    let two: [Make<'_>; 2] = [
        Box::new(|seconds| wrk(url, seconds, 2)),
        Box::new(|seconds| katydid(two_tasks(url, seconds), 2)),
    ];
    for make in &two {
        let rates = (0..3).map(|_| took(make, "0,1").rate());
        println!(
            "median {:>8}: {:>7.0} requests/s",
            make(1).name,
            median(rates)
        );
    }
}

/// The difference of a long and a short run.
fn took(make: &Make<'_>, cores: &str) -> Took {
    let [long, short] = SECONDS.map(|seconds| ran(&make(seconds), cores));
    Took {
        requests: long.requests - short.requests,
        cpu: long.cpu - short.cpu,
        memory: long.memory,
    }
}

/// `time` is GNU's, which tells of user and system time in hundredths of a second, and of memory in kilobytes.
fn ran(tool: &Tool, cores: &str) -> Took {
    let ran = tool.run(cores, &["time", "--format", "%U %S %M"]);
    let last = ran.errors.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [user, system, memory] = numbers[..] else {
        panic!("no times in {}", ran.errors);
    };
    Took {
        requests: ran.requests as f64,
        cpu: user + system,
        memory: memory / 1000.0,
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
