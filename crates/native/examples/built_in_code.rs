//! A scenario built in code, with what it would do before it does it.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::time::Duration;

use katydid::scenario::{RequestStep, Task, TaskSet, UserClass, WaitTime};
use katydid::{Scenario, Snapshot, Test};

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let test = Test::new(scenario()?);
    println!("{}", test.forecast()?.text());
    let result = run(test)?;
    for row in &result.rows {
        println!("{} {}: {}", row.method, row.name, row.requests);
    }
    Ok(())
}

/// Three visitors to each of the shop's own people, of whom there is one.
pub(crate) fn scenario() -> Result<Scenario, Box<dyn Error>> {
    let hello = RequestStep::get("/hello?visit=${user.iteration}")?
        .named("/hello")?
        .check("is quick", "response.elapsed < 0.5")?;
    let visitor = UserClass::new("Visitor")
        .weight(3.0)
        .wait_time(WaitTime::Between(0.01, 0.03))
        .task(Task::from(hello).weight(2))
        .task(Task::set("read", reading()?));
    let keeper = UserClass::new("Keeper")
        .fixed_count(1)
        .wait_time(WaitTime::Constant(0.05))
        .on_start([RequestStep::post("/login")?
            .json(&serde_json::json!({ "username": "keeper" }))?
            .into()])
        .task(RequestStep::get("/status/503")?.success_when("response.status == 503")?);
    Ok(Scenario::of("demo://shop").class(visitor).class(keeper))
}

/// One page, then the way out.
fn reading() -> Result<TaskSet, Box<dyn Error>> {
    let page = Task::named("page").step(RequestStep::get("/world")?);
    let leave = Task::named("leave").step(katydid::scenario::Step::Interrupt { reschedule: true });
    Ok(TaskSet {
        order: katydid::scenario::Order::Sequential,
        tasks: vec![page, leave],
        ..TaskSet::default()
    })
}

/// Four users for a second.
pub(crate) fn run(test: Test) -> Result<Snapshot, Box<dyn Error>> {
    let test = test.users(4).spawn_rate(100.0);
    Ok(test.run_time(Duration::from_secs(1)).run_blocking()?)
}
