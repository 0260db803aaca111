//! Katydid's native engine: simulated users on real sockets, as a library anyone can embed.
//!
//! A [`Test`] is a scenario, what its users do in Rust beside its declared steps, and those who listen. It is run on
//! real sockets by [`Test::run`], or on a virtual clock by [`Test::simulate`].
//!
//! ```
//! use std::time::Duration;
//!
//! use katydid::{Event, Test};
//!
//! let scenario = "
//! katydid: 1
//! host: demo://shop
//! load: { users: 2, spawn_rate: 100, run_time: 300ms }
//! users:
//!   - name: Visitor
//!     wait_time: constant(0.01)
//!     tasks: [{ get: /hello }]
//! ";
//! let result = Test::read(scenario)?
//!     .task("Visitor", "look", async |user| {
//!         // Any protocol: a row of kind `tcp`, with times, bytes and failures.
//!         let answer = user.measure("tcp", "LOOK", async { Ok::<_, std::io::Error>("seen") });
//!         assert_eq!(answer.await?, "seen");
//!         Ok(())
//!     })
//!     .on(|event| {
//!         if let Event::TestStop(result) = event {
//!             println!("{} requests", result.total.requests);
//!         }
//!     })
//!     .run_blocking()?;
//! assert!(result.rows.iter().any(|row| row.method == "tcp" && row.requests > 0));
//! assert_eq!((result.total.failures, result.exceptions.len()), (0, 0));
//! # Ok::<(), katydid::TestError>(())
//! ```
//!
//! # A scenario
//!
//! Read from a file by [`Test::from_file`], from text or a link by [`Test::read`], or built: a [`Scenario`] and its parts
//! are plain values with a method for each thing they may have, as in
//! `UserClass::new("Visitor").wait_time(WaitTime::Between(1.0, 3.0)).task(RequestStep::get("/hello")?)`. What stands on
//! the command line has a method here: [`Test::users`], [`Test::run_time`], [`Test::host`], [`Test::tags`].
//! [`Test::start`] tells everything that is wrong at once, wherever it came from.
//!
//! How connections are made, a scenario does not say: [`Test::network`] and [`Run::network`] take a [`Network`] with
//! certificates, a proxy, HTTP/2, other addresses, and how many connections there may be.
//!
//! # Tasks in Rust
//!
//! [`Test::task`] gives a class one more task, [`Test::body`] lets a declared task do something else than its steps, and
//! so keeps its place in a sequence, a nested or a markov set; [`Test::on_start`] and [`Test::on_stop`] surround a user's
//! life. Each is an async function of a [`User`], who measures, waits, draws, keeps a connection from one task to the
//! next, and shares its variables with declared steps. How it ends is [`TaskEnd`]'s: an error given back by `?` is an
//! exception, as in Locust; a request that failed is counted as failed, and is none.
//!
//! - It runs on the thread of its user, inside a tokio runtime: what it awaits may be tokio's. It need not be `Send`.
//!   What blocks the thread blocks every user on it.
//! - A stop lets it go on for the scenario's `stop_timeout`, but ends its [`User::wait`]s. Then it is dropped where it
//!   stands, and what it was measuring counts as aborted.
//! - Response times are from the time the schedule wanted: how late the engine was stands in the first one after a wait.
//! - A panic is an exception of that task, not the end of the run.
//!
//! # Those who listen
//!
//! | what | where it is called |
//! |---|---|
//! | [`Test::on`]: start, end of spawning, each second, the log, stop | on the task that waits for the run |
//! | [`Test::on_exchange`], [`Test::on_user_start`], [`Test::on_user_stop`] | on the user's thread, which waits for it |
//!
//! Without listeners a request costs one comparison more.
//!
//! # How it runs
//!
//! A [`Plan`] is cut into shards, and each shard runs on a thread with an event loop of its own. Threads share nothing
//! but the plan; once a second each sends what it counted. The steps of the test itself run on a thread each: before the
//! first shard begins, and after the last has ended.
//!
//! ```text
//!  Test ──► Plan ──Run::start──► thread 0: run_shard over a clock and Embedded<NativeTransport> ──Delta──┐
//!              ▲                 thread 1: …                                                   ──Delta──┤
//!           Controls             Running::next ◄── Referee ◄─────────────── channel ◄───────────────────┘
//! ```
//!
//! [`Run`], [`Running`] and [`run`] are that engine for those who have a plan already, as the command line has.
//! [`Workers`] are the same threads for somebody else who conducts the run by messages, as the page does.

mod commit;
mod controls;
mod embed;
mod engine;
mod error;
mod files;
mod network;
mod origin;
mod run;
mod running;
mod test;
mod threads;
mod workers;

#[cfg(test)]
mod target;
#[cfg(test)]
mod tests;

pub use commit::commit_of;
pub use controls::Controls;
pub use error::EngineError;
pub use files::Files;
pub use network::{Family, Network, NetworkError};
pub use origin::origin;
pub use run::{Run, cores, run};
pub use running::Running;
pub use test::{Event, Test, TestError};
pub use workers::Workers;

#[cfg(fuzzing)]
pub use engine::fuzzing;

pub use katydid_core::expr::Value;
pub use katydid_core::plan::Plan;
pub use katydid_core::platform::{Judged, Who};
pub use katydid_core::scenario::Scenario;
pub use katydid_core::stats::Snapshot;
pub use katydid_core::user::{Failed, Inputs, Length, Pending, TaskEnd, TaskResult, User};
pub use katydid_core::{
    data, expr, forecast, plan, report, scenario, sim, stats, threshold, tick, warning,
};
