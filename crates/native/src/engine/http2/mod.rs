//! HTTP/2: streams over a user's own connection to a host, or over those that all users share.
//!
//! By the `h2` crate: hyper's own, MIT, kept by its makers, with few dependencies that hyper did not bring already. Used
//! directly it takes a fifth less CPU a request than under hyper's client. A connection runs as a task of its thread's
//! runtime, so that pings, settings and a server's farewell are heard also while its users wait.
//!
//! ```text
//!  Call ──► Outgoing ──Lines: the least busy connection, or dial──► stream ──► Intake
//!              ▲                                                      │
//!              └──── refused, or beyond the last that was taken ◄─────┘
//! ```

mod exchange;
mod failure;
mod lines;
mod outgoing;
#[cfg(test)]
mod tests;

pub(super) use exchange::Http2;
pub(super) use lines::Lines;
pub(super) use outgoing::{Outgoing, Prepared};
