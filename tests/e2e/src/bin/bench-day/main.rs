//! `cargo xtask bench day [HOURS…]`: what a long run takes and leaves: time, memory, and the size of every output.
//!
//! The run is simulated, a hundred users against five hundred endpoints, so that a day takes minutes; all but its time is
//! that of a real one. Of lengths that double, what is bounded stays and what is linear doubles.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]

mod long_run;
mod scenario;

use long_run::{LongRun, Took};

/// Lengths that are measured unless others are asked for, in hours.
const HOURS: [f64; 3] = [6.0, 12.0, 24.0];

/// Lengths of what is linear by contract, in hours: of a day it would be gigabytes.
const LINEAR: [f64; 2] = [0.125, 0.25];

fn main() {
    let asked: Vec<f64> = std::env::args()
        .skip(1)
        .map(|hours| hours.parse().expect("hours, such as 6 or 0.5"))
        .collect();
    let hours = if asked.is_empty() {
        HOURS.to_vec()
    } else {
        asked
    };
    println!(
        "{} endpoints, {} users, about {} requests a second; sizes in kB",
        scenario::ENDPOINTS,
        scenario::USERS,
        scenario::USERS / 2
    );
    println!("bounded, whatever the length:");
    table(hours.iter().map(|&hours| LongRun {
        hours,
        linear: false,
    }));
    println!("linear by Locust's contract, a line a row and second (--csv-full-history):");
    table(LINEAR.into_iter().map(|hours| LongRun {
        hours,
        linear: true,
    }));
}

fn table(runs: impl Iterator<Item = LongRun>) {
    for run in runs {
        let took = run.measure();
        println!("{:>7.3} h: {}", run.hours, line(&took));
    }
}

/// `43199941 requests, 63.1 s (118.0 s of CPU), 312.4 MB at most; result.katydid 8123, …`
fn line(took: &Took) -> String {
    let files: Vec<String> = took
        .files
        .iter()
        .map(|(name, bytes)| format!("{name} {}", bytes.div_ceil(1000)))
        .collect();
    format!(
        "{} requests, {:.1} s ({:.1} s of CPU), {:.1} MB at most; {}",
        took.requests,
        took.seconds,
        took.cpu,
        took.memory,
        files.join(", ")
    )
}
