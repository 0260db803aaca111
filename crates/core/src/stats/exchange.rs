//! What came of one request.

use std::time::Duration;

use super::{Failure, Phases};
use crate::tick::Tick;

/// What came of one request. What the platform cannot know is `None`, never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// When the schedule wanted it.
    pub intended: Tick,
    /// When the engine handed it to the network.
    pub sent: Tick,
    /// When the network itself began with it, after any queue of the platform's own.
    pub started: Option<Tick>,
    /// When the answer's first byte came.
    pub first_byte: Option<Tick>,
    /// When its last byte came, or the failure was known.
    pub done: Tick,
    /// How long it took in each phase.
    pub phases: Phases,
    /// The status, or why there is none.
    pub outcome: Result<u16, Failure>,
    /// Bytes of the answer's body.
    pub bytes: u64,
}

impl Exchange {
    /// What the user of the service felt: from the schedule's intention to the last byte.
    #[must_use]
    pub fn response_time(&self) -> Duration {
        self.done - self.intended
    }

    /// What the target took, as far as the sender can tell: from sending to the last byte.
    #[must_use]
    pub fn service_time(&self) -> Duration {
        self.done - self.sent
    }

    /// Why it counts as failed: no answer, or a status of 400 or more, as in Locust.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        match self.outcome {
            Ok(status) if status >= 400 => Some(Failure::Status(status)),
            Ok(_) => None,
            Err(failure) => Some(failure),
        }
    }
}
