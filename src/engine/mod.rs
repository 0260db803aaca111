//! The browser's engine: a dedicated worker that runs users with `fetch`. Nothing of leptos here.

mod clock;
mod fetch;
mod transport;
pub mod worker;
