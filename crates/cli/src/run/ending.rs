//! How a run ended, for the shell.

use katydid_core::stats::Snapshot;

use crate::exit::Exit;

/// How a run ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ending {
    /// Requests failed, the scenario raised exceptions, or no request was answered.
    failed: bool,
    /// A threshold did not hold.
    threshold: bool,
    /// By a signal.
    stopped: bool,
    /// The engine, or writing a file.
    broken: bool,
}

impl Ending {
    pub(super) fn new(result: &Snapshot, stopped: bool, broken: bool) -> Self {
        let total = &result.total;
        Self {
            failed: total.failures > 0 || total.requests == 0 || !result.exceptions.is_empty(),
            threshold: result.thresholds.iter().any(|row| row.holds == Some(false)),
            stopped,
            broken,
        }
    }

    /// What the shell gets, the gravest first.
    pub(crate) fn exit(self, on_failed: u8) -> Exit {
        match self {
            Self { broken: true, .. } => Exit::Engine,
            Self { stopped: true, .. } => Exit::Stopped,
            Self {
                threshold: true, ..
            } => Exit::Threshold,
            Self { failed: true, .. } => Exit::Failed(on_failed),
            Self { .. } => Exit::Clean,
        }
    }
}

#[cfg(test)]
mod tests {
    use katydid_core::stats::{ExceptionRow, ThresholdRow};

    use super::*;

    #[test]
    fn the_gravest_end_decides_the_exit_code() {
        let exit = |[failed, threshold, stopped, broken]: [bool; 4]| {
            Ending {
                failed,
                threshold,
                stopped,
                broken,
            }
            .exit(3)
        };
        assert_eq!(exit([false; 4]), Exit::Clean);
        assert_eq!(exit([true, false, false, false]), Exit::Failed(3));
        assert_eq!(exit([true, true, false, false]), Exit::Threshold);
        assert_eq!(exit([true, true, true, false]), Exit::Stopped);
        assert_eq!(exit([true; 4]), Exit::Engine);
    }

    #[test]
    fn a_run_whose_requests_all_went_well_has_not_if_the_scenario_raised_an_exception() {
        let mut result = Snapshot::default();
        result.total.requests = 5;
        assert_eq!(Ending::new(&result, false, false).exit(1), Exit::Clean);
        result.exceptions.push(ExceptionRow {
            path: "users[0]".to_owned(),
            message: "no variable `token`".to_owned(),
            occurrences: 1,
            first_seen: 0.0,
            last_seen: 0.0,
        });
        assert_eq!(Ending::new(&result, false, false).exit(1), Exit::Failed(1));
    }

    #[test]
    fn a_threshold_that_cannot_be_said_has_not_failed_yet() {
        let mut result = Snapshot::default();
        result.total.requests = 5;
        result.thresholds.push(ThresholdRow::default());
        assert_eq!(Ending::new(&result, false, false).exit(1), Exit::Clean);
        result.thresholds[0].holds = Some(false);
        assert_eq!(Ending::new(&result, false, false).exit(1), Exit::Threshold);
    }

    #[test]
    fn a_run_that_got_no_answer_has_not_gone_well() {
        assert_eq!(
            Ending::new(&Snapshot::default(), false, false).exit(1),
            Exit::Failed(1)
        );
    }
}
