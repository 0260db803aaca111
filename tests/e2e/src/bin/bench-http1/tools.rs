//! The load testers that are written in C or Rust, and katydid.

use std::fs;
use std::path::Path;

use katydid_e2e::places;
use serde_json::Value;

use crate::scenario::USERS;
use crate::tool::{HERE, Tool};

pub(crate) fn wrk(url: &str, seconds: u32, threads: u32) -> Tool {
    let words = format!("wrk -t{threads} -c {USERS} -d {seconds} {url}/items");
    Tool::new("wrk", &words, |text, _| before(text, " requests in "))
}

pub(crate) fn oha(url: &str, seconds: u32) -> Tool {
    let words = format!("oha --no-tui --output-format json -c {USERS} -z {seconds}s {url}/items");
    Tool::new("oha", &words, |text, _| {
        let report: Value = serde_json::from_str(text).ok()?;
        let counts = report["statusCodeDistribution"].as_object()?;
        Some(counts.values().filter_map(Value::as_u64).sum())
    })
}

/// With so many connections, and streams on each.
pub(crate) fn h2load(url: &str, seconds: u32, (connections, streams): (u32, u32)) -> Tool {
    let words = format!("h2load -t1 -c {connections} -m {streams} -D {seconds} {url}/items");
    Tool::new("h2load", &words, |text, _| before(text, " succeeded,"))
}

pub(crate) fn katydid(scenario: String, threads: u32) -> Tool {
    let binary = places::binary();
    let words = format!(
        "{} run {HERE}/scenario.yaml --threads {threads} --only-summary --json-file {HERE}/report.json",
        binary.display()
    );
    Tool::new("katydid", &words, reported).reading("scenario.yaml", scenario)
}

/// The number before these words.
fn before(text: &str, words: &str) -> Option<u64> {
    let (before, _) = text.split_once(words)?;
    before.split_whitespace().last()?.parse().ok()
}

fn reported(_: &str, folder: &Path) -> Option<u64> {
    let text = fs::read_to_string(folder.join("report.json")).ok()?;
    sum(&text)
}

/// The requests of a report as Locust writes it.
pub(crate) fn sum(report: &str) -> Option<u64> {
    let report: Value = serde_json::from_str(report).ok()?;
    let rows = report.as_array()?.iter();
    Some(rows.filter_map(|row| row["num_requests"].as_u64()).sum())
}
