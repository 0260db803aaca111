//! HTTP/1.1: a user's connections and cookies are its own and kept, as Locust's are.
//!
//! What can be written before the run is: a request goes out by one write, and its answer is read by one read into the
//! shard's buffer, of which a connection keeps only the beginning of a head that has not come whole.
//!
//! ```text
//!  Request ──► Call ──session: cookies; a kept connection, or dial──► Connection ──► answer::Reader ──► Intake
//!               ▲                                                                                         │
//!               └──────────────────────────────────── redirect ◄──────────────────────────────────────────┘
//! ```

mod alarm;
mod answer;
mod call;
mod coding;
mod connection;
mod desk;
mod exchange;
mod failure;
#[cfg(fuzzing)]
pub mod fuzzing;
mod headers;
mod hop;
mod intake;
mod jar;
mod manner;
mod origin;
mod pool;
mod redirect;
mod session;
#[cfg(test)]
pub(super) mod tests;

pub(super) use answer::{Head, Listener};
pub(super) use desk::Desk;
pub(super) use exchange::Http1;
pub(super) use failure::of_io;
pub(crate) use hop::{Hop, Unsendable};
pub(super) use intake::Intake;
pub(crate) use manner::Manner;
pub(super) use origin::Origin;
pub(super) use session::Session;
