//! A trial: what came of one of each request.

use katydid_core::user::{TrialEnd, Tried};

use super::State;

/// What is known of a trial.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// What came, as it came.
    pub tried: Vec<Tried>,
    /// How it ended; `None` while it goes on.
    pub end: Option<Result<TrialEnd, String>>,
}

impl State {
    /// Whether one goes on.
    #[must_use]
    pub fn is_trying(&self) -> bool {
        self.trial
            .with(|trial| trial.as_ref().is_some_and(|trial| trial.end.is_none()))
    }

    pub(crate) fn tell_trial(self, tell: impl FnOnce(&mut Trial)) {
        self.trial.update(|trial| {
            if let Some(trial) = trial {
                tell(trial);
            }
        });
    }
}
