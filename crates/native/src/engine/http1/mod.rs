//! HTTP/1.1 on hyper: a user's connections and cookies are its own and kept, as Locust's are.
//!
//! ```text
//!  Request ──prepare──► Hop ──session: cookies; a kept connection, or dial──► Connection ──► head, body
//!                        ▲                                                                     │
//!                        └────────────────────────── redirect ◄────────────────────────────────┘
//! ```

mod answer;
mod connection;
mod exchange;
mod failure;
mod hop;
mod jar;
mod redirect;
mod session;
#[cfg(test)]
mod tests;

pub(super) use exchange::Http1;
pub(super) use hop::Origin;
pub(crate) use hop::{Hop, Unsendable};
pub(super) use session::Session;
