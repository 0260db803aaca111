//! `cargo xtask bench idle`: what a user costs who waits, in memory and for each wake.
//!
//! ```text
//!  memory a user   = (memory with many − memory with few) / users between
//!  CPU a wake      = CPU of some seconds / (users / mean wait × seconds), every user started
//! ```
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]

mod crowd;
mod taken;

use crowd::{Crowd, Demo};

/// Users who wait, and those they are compared with.
const MANY: u32 = 1_000_000;
const FEW: u32 = 10_000;

/// The mean wait of the many, in seconds.
const WAIT: f64 = 10.0;

/// Bytes a user may take at most: without and with an open connection.
const WITHOUT: f64 = 400.0;
const WITH: f64 = 2500.0;

/// How much more a wake may cost among many than among few.
const RATIO: f64 = 1.5;

fn main() {
    let (many, none) = (waiting(MANY, WAIT), waiting(1, WAIT));
    let bytes = (many.memory - none.memory) / f64::from(MANY);
    say("bytes a user, a million waiting 5 to 15 s", bytes, WITHOUT);
    let few = waiting(FEW, WAIT * f64::from(FEW) / f64::from(MANY));
    println!(
        "CPU a wake: {:.2} µs of a million users, {:.2} µs of ten thousand, {:.0} wakes a second",
        many.cpu_a_wake,
        few.cpu_a_wake,
        f64::from(MANY) / WAIT
    );
    say("  their ratio", many.cpu_a_wake / few.cpu_a_wake, RATIO);
    let demo = Demo::start();
    let connected = |users| Crowd::connected(users, &demo).watch().memory;
    let bytes = (connected(FEW) - connected(1)) / f64::from(FEW);
    say(
        "bytes a user with an open connection, ten thousand",
        bytes,
        WITH,
    );
}

fn waiting(users: u32, wait: f64) -> taken::Taken {
    Crowd::waiting(users, wait).watch()
}

fn say(what: &str, was: f64, limit: f64) {
    let verdict = if was <= limit { "met" } else { "NOT MET" };
    println!("{what}: {was:.2}, at most {limit}: {verdict}");
}
