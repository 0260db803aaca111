//! The browser's engine: a dedicated worker that runs users with `fetch`; and the way to the native one. Nothing of leptos here.

mod clock;
mod fetch;
pub mod pool;
pub mod port;
pub mod socket;
pub mod spawn;
mod timing;
mod transport;
pub mod worker;
