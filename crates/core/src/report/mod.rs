//! Reports: functions from a snapshot to text, with Locust's names and ours after them.

mod console;
mod csv;
mod html;
mod json;
mod millis;
mod moment;

pub use console::{checks, exceptions, failures, percentiles, statistics};
pub use csv::{exceptions_csv, failures_csv, history_header, history_lines, stats_csv};
pub use html::html;
pub use json::json;
pub use millis::millis;
