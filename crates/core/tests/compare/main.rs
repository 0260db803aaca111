//! Comparisons of runs of modelled targets.
#![expect(clippy::expect_used, reason = "its scenarios are its own")]

mod calls;
mod target;
mod telling;
