//! Whether two runs of a target differ: per row and measure a change, an interval about it, and a verdict.
//!
//! ```text
//!  Course (a run, second by second) ─┐
//!  Course ───────────────────────────┼─► Window ─► Batches of each row ─► Figure (a measure, its error) ─► Change ─► Comparison
//!  further baselines ────────────────┘   (the same seconds of each run)
//! ```
//!
//! Requests of a run are not independent: a slow second slows everyone. So a run is cut into batches of seconds, an error is
//! what the batches differ by, and it is widened where a batch resembles the one before ([`spread`]). Quantiles get their
//! interval from where the batches put the quantile's rank ([`figure`]); the interval of a difference is put together from
//! those of its parts ([`interval`]). All intervals of a comparison hold together with 95 %, whatever the number of rows:
//! each is as wide as Bonferroni's inequality wants.

mod batch;
mod change;
mod comparison;
mod course;
mod differences;
mod figure;
mod interval;
mod judge;
mod measure;
mod options;
mod parts;
mod relative;
mod rows;
mod shift;
mod spread;
mod student;
mod table;
#[cfg(test)]
mod tests;
mod window;

pub use change::{Change, Relative, Verdict};
pub use comparison::{Comparison, RowComparison, compare};
pub use course::Course;
pub use differences::Difference;
pub use measure::Measure;
pub use options::Options;
pub use window::Window;
