//! Thresholds: what a run should be, in expressions over its figures.
//!
//! ```text
//!  p95 < 0.2 on GET /cart ──judge(Snapshot)──► holds | does not hold | cannot be said yet
//!     │ names: one table of what there is to see (NAMES)
//!     └► the reader's problems, the documents
//! ```
//!
//! Figures are of the whole run so far, as in its result. A threshold cannot be said before there is something to
//! say of every name in it: a request that was answered or failed, a check that was made. Whoever never came to be
//! said has failed when the run is over.

mod figure;
mod judge;
mod name;
mod sample;
mod term;
mod world;

use std::time::Duration;

use crate::expr::{Expression, ExpressionError};
use crate::stats::RowKey;

pub use judge::{broken, judge};
pub use name::{NAMES, Name};
pub(crate) use sample::tried;
pub(crate) use term::{Term, Unknown};

/// What a run should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// Should be true, of the names of [`NAMES`].
    pub expect: Expression,
    /// The row whose figures it sees; `None` sees those of all requests together.
    pub on: Option<RowKey>,
    /// Whether it stops the run when it does not hold.
    pub abort: bool,
    /// From the run's start until it may stop the run.
    pub after: Duration,
}

impl Threshold {
    /// A threshold of all requests together, such as `p95 < 0.2`, that stops nothing.
    ///
    /// # Errors
    /// What is wrong with the expression. Names that a threshold does not see are told with the whole scenario.
    pub fn new(expect: &str) -> Result<Self, ExpressionError> {
        Ok(Self {
            expect: Expression::parse(expect)?,
            on: None,
            abort: false,
            after: Duration::ZERO,
        })
    }

    /// The same of the requests of one row.
    #[must_use]
    pub fn on(mut self, method: impl Into<String>, name: impl Into<String>) -> Self {
        self.on = Some(RowKey {
            method: method.into(),
            name: name.into(),
        });
        self
    }

    /// The same, and it stops the run when it does not hold this long after the start, or later.
    #[must_use]
    pub fn abort(mut self, after: Duration) -> Self {
        self.abort = true;
        self.after = after;
        self
    }
}

#[cfg(test)]
mod tests;
