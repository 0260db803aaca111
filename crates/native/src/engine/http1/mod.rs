//! HTTP/1.1 on hyper: a user's connections are its own and kept open, as Locust's are.
//!
//! ```text
//!  Request ──prepare──► Hop ──session: a kept connection, or dial──► Connection ──► head, body
//!                        ▲                                                             │
//!                        └────────────────────── redirect ◄────────────────────────────┘
//! ```

mod connection;
mod exchange;
mod failure;
mod hop;
mod redirect;
mod session;
#[cfg(test)]
mod tests;

pub(super) use exchange::Http1;
pub(super) use hop::Origin;
pub(crate) use hop::{Hop, Unsendable};
pub(super) use session::Session;
