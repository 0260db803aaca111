//! Reports: functions from a snapshot to text, with Locust's names and ours after them.

mod console;
mod csv;
mod json;

pub use console::{failures, percentiles, statistics};
pub use csv::{failures_csv, history_header, history_line, stats_csv};
pub use json::json;
