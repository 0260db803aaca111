//! Katydid's native engine: simulated users on real sockets, as a library anyone can embed.
//!
//! A [`Plan`](katydid_core::plan::Plan) is cut into shards, and each shard runs on a thread with an event loop
//! of its own. Threads share nothing but the plan; once a second each sends what it counted. The steps of the test
//! itself run on a thread each: before the first shard begins, and after the last has ended.
//!
//! ```text
//!  Plan ──Run::start──► thread 0: run_shard over NativeClock and NativeTransport ──Delta──┐
//!              ▲        thread 1: …                                              ──Delta──┤
//!           Controls    Running::next ◄── Aggregator ◄──────────── channel ◄──────────────┘
//! ```
//!
//! # Example
//!
//! ```
//! use katydid_core::plan::Plan;
//! use katydid_core::scenario::Scenario;
//!
//! let scenario = "
//! katydid: 1
//! host: demo://shop
//! load: { users: 2, spawn_rate: 100, run_time: 200ms }
//! users:
//!   - name: Visitor
//!     tasks: [{ get: /hello }]
//! ";
//! let plan = Plan::compile(&Scenario::parse(scenario).expect("a good scenario")).expect("a good plan");
//! let result = katydid::run(plan, |snapshot| println!("{} requests", snapshot.total.requests))?;
//! assert!(result.total.requests > 0);
//! assert_eq!(result.total.failures, 0);
//! # Ok::<(), katydid::EngineError>(())
//! ```

mod commit;
mod controls;
mod embed;
mod engine;
mod error;
mod run;
mod running;
mod test;
mod threads;

#[cfg(test)]
mod target;
#[cfg(test)]
mod tests;

pub use commit::commit_of;
pub use controls::Controls;
pub use error::EngineError;
pub use run::{Run, run};
pub use running::Running;
pub use test::{Event, Test, TestError};

pub use katydid_core::expr::Value;
pub use katydid_core::plan::Plan;
pub use katydid_core::platform::{Judged, Who};
pub use katydid_core::scenario::Scenario;
pub use katydid_core::stats::Snapshot;
pub use katydid_core::user::{Failed, Length, Pending, TaskEnd, TaskResult, User};
pub use katydid_core::{data, expr, forecast, plan, report, scenario, sim, stats, tick, warning};
