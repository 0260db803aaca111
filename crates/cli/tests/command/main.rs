//! The command as people and scripts use it: the real binary.

mod bad_input;
mod check;
mod files;
mod link;
mod run;
#[cfg(unix)]
mod signals;
mod support;
