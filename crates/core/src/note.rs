//! What is to be known of a result's figures whatever they are: how they came to be, and what they leave out.

use crate::stats::{Reset, Snapshot};

/// Everything to be known of a result, a sentence each.
#[must_use]
pub fn of(result: &Snapshot) -> Vec<String> {
    let simulated = result.simulated.then(|| SIMULATED.to_owned());
    let reset = result.reset.as_ref().map(reset);
    simulated.into_iter().chain(reset).collect()
}

const SIMULATED: &str =
    "simulated, not measured: time was virtual, the target a model, and nothing was sent";

/// What was counted before is told, for it is in no table.
fn reset(reset: &Reset) -> String {
    let Reset {
        at,
        requests,
        failures,
        aborted,
    } = reset;
    format!(
        "statistics were reset after {at} s, when every user had started; until then: {requests} requests \
         ({failures} failed), and {aborted} dropped in flight"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measured_run_of_which_nothing_was_left_out_has_no_notes() {
        assert!(of(&Snapshot::default()).is_empty());
    }

    #[test]
    fn what_a_simulated_run_left_out_is_counted() {
        let result = Snapshot {
            simulated: true,
            reset: Some(Reset {
                at: 10.0,
                requests: 495,
                failures: 5,
                aborted: 1,
            }),
            ..Snapshot::default()
        };
        let told = [
            SIMULATED,
            "statistics were reset after 10 s, when every user had started; until then: 495 requests \
             (5 failed), and 1 dropped in flight",
        ];
        assert_eq!(of(&result), told);
    }
}
