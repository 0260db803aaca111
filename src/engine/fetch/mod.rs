//! Requests by `fetch`, as browsers must be asked.

mod content;
mod deadlines;
mod policy;
mod prepared;
mod probe;
mod transport;

pub(super) use transport::{FetchTransport, OUTSTANDING};
