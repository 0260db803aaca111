//! Reports: functions from a snapshot to text, with Locust's names and ours after them where it has them.

pub mod comparison;
mod console;
mod csv;
mod html;
mod json;
mod junit;
mod markdown;
mod millis;
mod moment;
mod phases;

#[cfg(test)]
mod example;

pub use console::{checks, exceptions, failures, percentiles, phases, statistics, thresholds};
pub use csv::{exceptions_csv, failures_csv, history_header, history_lines, stats_csv};
pub use html::html;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use millis::millis;
pub use moment::utc;
