//! How a task written in the embedding program's own language ends.

use std::error::Error;
use std::fmt;

/// What such a task gives back.
pub type TaskResult = Result<(), TaskEnd>;

/// How a task ends before its last line. Any error can become one by `?`: an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TaskEnd {
    /// Something went wrong: a row of the exceptions; the next task follows after a wait.
    Exception(String),
    /// A request failed and is counted as failed; the next task follows after a wait.
    Failed,
    /// The next task follows, after a wait or at once.
    Reschedule {
        /// Whether the wait is left out.
        immediately: bool,
    },
    /// The task set is left; its parent goes on at once, or waits first if this is false.
    Interrupt {
        /// Whether the parent picks its next task without a wait.
        reschedule: bool,
    },
    /// The user ends.
    StopUser,
    /// The test ends.
    StopTest,
}

impl TaskEnd {
    /// An exception in these words.
    #[must_use]
    pub fn exception(message: impl fmt::Display) -> Self {
        Self::Exception(message.to_string())
    }
}

/// The error and what it came from, in one line.
impl<E: Error> From<E> for TaskEnd {
    fn from(error: E) -> Self {
        let (mut message, mut source) = (error.to_string(), error.source());
        while let Some(cause) = source {
            message = format!("{message}: {cause}");
            source = cause.source();
        }
        Self::Exception(message)
    }
}

/// The error of a request that is already counted as failed.
///
/// It is no [`Error`] itself, so that `?` makes of it no exception: that would count it twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed<E>(pub E);

impl<E> From<Failed<E>> for TaskEnd {
    fn from(_: Failed<E>) -> Self {
        Self::Failed
    }
}
