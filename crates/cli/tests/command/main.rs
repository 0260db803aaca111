//! The command as people and scripts use it: the real binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_input;
mod check;
mod commit;
mod compare;
mod data;
mod exports;
mod files;
mod import;
mod link;
#[cfg(unix)]
mod network;
mod plan;
mod prefix;
mod publish;
mod report;
mod reset;
mod run;
mod scenarios;
#[cfg(unix)]
mod signals;
mod simulate;
mod support;
#[cfg(unix)]
mod terminal;
mod thresholds;
