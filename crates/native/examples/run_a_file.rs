//! Runs a scenario's file and fails where its requests are too slow, or too many of them fail: for CI.
//!
//! `cargo run -p katydid --example run_a_file -- shop.yaml`; without an argument an example of ours.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use katydid::{Event, Snapshot, Test, TestError};

/// The 95th percentile of the response times may be this long.
const SLOWEST: Duration = Duration::from_millis(200);

/// This part of the requests may fail.
const MOST_FAILURES: f64 = 0.01;

pub(crate) fn main() -> ExitCode {
    let ours = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/scenarios/hello.yaml"
    );
    let file = std::env::args().nth(1).unwrap_or_else(|| ours.to_owned());
    match check(Path::new(&file)) {
        Ok(lines) if lines.is_empty() => ExitCode::SUCCESS,
        Ok(lines) => told(&lines.join("\n")),
        Err(error) => told(&error.to_string()),
    }
}

fn told(why: &str) -> ExitCode {
    println!("{why}");
    ExitCode::FAILURE
}

/// What is not as it should be, a line each, when the file has run.
pub(crate) fn check(file: &Path) -> Result<Vec<String>, TestError> {
    Ok(broken(&run(file)?))
}

/// Runs the file for a second, with two users against the target that is built in.
pub(crate) fn run(file: &Path) -> Result<Snapshot, TestError> {
    let test = Test::from_file(file)?
        .host("demo://shop")
        .users(2)
        .run_time(Duration::from_secs(1));
    test.on(|event| {
        if let Event::Snapshot(now) = event {
            println!(
                "{} requests, {} failed",
                now.total.requests, now.total.failures
            );
        }
    })
    .run_blocking()
}

/// What is not as it should be, a line each.
pub(crate) fn broken(result: &Snapshot) -> Vec<String> {
    let mut broken = Vec::new();
    match result.total.response.at(0.95).map(Duration::from_micros) {
        Some(time) if time <= SLOWEST => {}
        Some(time) => broken.push(format!("95 % within {time:?}, not within {SLOWEST:?}")),
        None => broken.push("no request was answered".to_owned()),
    }
    let failed = result.total.failure_ratio().unwrap_or_default();
    if failed > MOST_FAILURES {
        broken.push(format!("{:.1} % of the requests failed", failed * 100.0));
    }
    broken.extend(result.exceptions.iter().map(|row| row.message.clone()));
    broken
}
