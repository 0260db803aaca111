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
mod looked_up;
mod name;
mod world;

use std::fmt;
use std::time::Duration;

use crate::expr::{EvaluationError, Expression, ExpressionError};
use crate::stats::RowKey;

pub use judge::{broken, judge};
pub(crate) use looked_up::looked_up;
pub use name::{NAMES, Name};
pub(crate) use name::{WORDS, times};

/// What a run should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// Should be true, of the names of [`NAMES`].
    pub expect: Expression,
    /// The row whose figures it sees, such as `GET /cart`; `None` sees those of all requests together.
    pub on: Option<String>,
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
    pub fn on(mut self, method: &str, name: &str) -> Self {
        self.on = Some(format!("{method} {name}"));
        self
    }

    /// Whether it is about this row.
    #[must_use]
    pub fn is_on(&self, key: &RowKey) -> bool {
        let on = self.on.as_deref();
        on.is_some_and(|on| world::is_row(&key.method, &key.name, on))
    }

    /// The same, and it stops the run when it does not hold this long after the start, or later.
    #[must_use]
    pub fn abort(mut self, after: Duration) -> Self {
        self.abort = true;
        self.after = after;
        self
    }
}

/// `p95 < 0.2 on GET /cart`
impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expect.source())?;
        match &self.on {
            Some(on) => write!(f, " on {on}"),
            None => Ok(()),
        }
    }
}

/// Whether an expression gives true or false in a world in which everything is 1.
///
/// # Errors
/// What it gives instead, or why it gives nothing.
pub(crate) fn tried(expect: &Expression) -> Result<bool, EvaluationError> {
    expect.evaluate_bool(&world::World::of_ones(expect))
}

#[cfg(test)]
mod tests;
