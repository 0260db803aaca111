//! A test as a part of a program: one user, started at ten a second, stopped after a minute; then the totals and each
//! row are printed.
//!
//! `cargo run -p katydid --example as_a_library` takes that minute; with `-- --simulate` it takes none.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::time::Duration;

use katydid::scenario::{RequestStep, UserClass, WaitTime};
use katydid::sim::DemoTarget;
use katydid::stats::Row;
use katydid::{Scenario, Snapshot, Test, plan::Shard};

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let simulated = std::env::args().any(|argument| argument == "--simulate");
    let result = match simulated {
        true => test()?.simulate(DemoTarget::new(0, Shard::WHOLE))?,
        false => test()?.run_blocking()?,
    };
    print!("{}", told(&result));
    Ok(())
}

/// A user that asks for a page and one that is not there, with a second or three in between.
pub(crate) fn test() -> Result<Test, Box<dyn Error>> {
    let visitor = UserClass::new("Visitor")
        .wait_time(WaitTime::Between(1.0, 3.0))
        .task(RequestStep::get("/hello")?)
        .task(RequestStep::get("/status/404")?);
    let test = Test::new(Scenario::of("demo://shop").class(visitor));
    Ok(test
        .users(1)
        .spawn_rate(10.0)
        .run_time(Duration::from_secs(60)))
}

/// The totals, then each row.
pub(crate) fn told(result: &Snapshot) -> String {
    let rows = result.rows.iter().map(line);
    let rows: String = rows.collect();
    let (users, seconds) = (result.users_wanted, result.elapsed);
    format!(
        "{users} user, {seconds:.0} s\n{}{rows}",
        line(&result.total)
    )
}

fn line(row: &Row) -> String {
    let median = row.response.at(0.5).unwrap_or_default() / 1000;
    let Row {
        method,
        name,
        requests,
        failures,
        ..
    } = row;
    format!(
        "{method:>5} {name:<14} {requests:>4} requests {failures:>4} failed, median {median} ms\n"
    )
}
