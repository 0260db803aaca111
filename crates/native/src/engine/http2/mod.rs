//! HTTP/2: streams over a user's own connection to a host, or over those that all users share.
//!
//! By the `h2` crate: hyper's own, MIT, kept by hyper's makers, all of its dependencies known here already. It is used
//! directly, for hyper's client above it costs more a request. Most of what a request costs in user space is h2's reading
//! of an answer's headers. A connection runs as a task of its thread's runtime, so that pings, settings and a server's
//! farewell are heard also while its users wait.
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
