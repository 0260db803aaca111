//! Load testers that run scenarios, too: each is given the two tasks of ours in its own words.

use std::path::Path;

use crate::scenario::USERS;
use crate::tool::{HERE, Tool};
use crate::tools::sum;

/// A declarative plan, of which no Python runs during the test.
pub(crate) fn k9_load(url: &str, seconds: u32) -> Tool {
    let plan = include_str!("peers/k9.yaml")
        .replace("HOST", url)
        .replace("SECONDS", &seconds.to_string())
        .replace("MANY", &(USERS / 4 * 3).to_string())
        .replace("FEW", &(USERS / 4).to_string());
    let words = format!("k9 run --quiet {HERE}/plan.yaml");
    Tool::new("k9-load", &words, summarized).reading("plan.yaml", plan)
}

pub(crate) fn k6(url: &str, seconds: u32) -> Tool {
    let words = format!(
        "k6 run --quiet --no-usage-report --vus {USERS} --duration {seconds}s -e HOST={url} {HERE}/test.js"
    );
    Tool::new("k6", &words, summarized).reading("test.js", include_str!("peers/k6.js").to_owned())
}

pub(crate) fn locust(url: &str, seconds: u32) -> Tool {
    let words = format!(
        "locust -f {HERE}/locustfile.py --headless --only-summary --json -u {USERS} -r 1000 -t {seconds}s -H {url}"
    );
    let file = include_str!("peers/locustfile.py").to_owned();
    Tool::new("Locust", &words, |text, _| sum(text)).reading("locustfile.py", file)
}

/// Goose is a library: `cargo xtask` builds a program of it.
pub(crate) fn goose(url: &str, seconds: u32) -> Tool {
    let words = format!(
        "bench-goose --host {url} --users {USERS} --hatch-rate 1000 --run-time {seconds}s --no-reset-metrics"
    );
    Tool::new("goose", &words, aggregated)
}

/// `http_reqs…: 12345 678/s`, as k6 has it.
fn summarized(text: &str, _: &Path) -> Option<u64> {
    let line = text.lines().find(|line| line.contains("http_reqs"))?;
    line.split_once(": ")?
        .1
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// The first figure of the line that is of all requests together.
fn aggregated(text: &str, _: &Path) -> Option<u64> {
    let line = text
        .lines()
        .find(|line| line.trim().starts_with("Aggregated"))?;
    let figure = line.split('|').nth(1)?.trim().replace(',', "");
    figure.parse().ok()
}
