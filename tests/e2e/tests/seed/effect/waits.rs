//! When the next task starts.

use crate::outcome::{Outcome, Sent};

/// What is lost when seconds become ticks and back.
pub(super) const ROUNDING: f64 = 1e-6;

/// From the answer of each to the next that comes, in seconds.
fn pauses(own: &[&Sent]) -> Vec<f64> {
    own.windows(2)
        .map(|pair| pair[1].at - pair[0].answered)
        .collect()
}

/// From each that comes to the next, in seconds.
pub(super) fn gaps(own: &[&Sent]) -> Vec<f64> {
    own.windows(2).map(|pair| pair[1].at - pair[0].at).collect()
}

/// Asserts that they are at least, and in virtual time exactly, so long.
fn assert_pauses(outcome: &Outcome, pauses: &[f64], expected: impl Fn(usize) -> f64) {
    for (place, pause) in pauses.iter().enumerate() {
        let (least, most) = (expected(place) - ROUNDING, expected(place) + ROUNDING);
        assert!(
            *pause >= least && (!outcome.exact || *pause <= most),
            "{place}: {pauses:?}"
        );
    }
}

/// 10: constant, between, and that the wait starts when the whole task has ended.
pub(crate) fn a_wait_follows_the_whole_task(outcome: &Outcome) {
    for own in outcome.users() {
        match own[0].class() {
            "Constant" => constant(outcome, &own),
            _ => between(outcome, &pauses(&own)),
        }
    }
}

fn constant(outcome: &Outcome, own: &[&Sent]) {
    for pair in own.chunks(2) {
        assert_eq!(
            (&*pair[0].target, &*pair[1].target),
            ("/delay/300", "/delay/200")
        );
    }
    let pauses = pauses(own);
    let between_tasks: Vec<f64> = pauses.iter().skip(1).step_by(2).copied().collect();
    assert!(!between_tasks.is_empty());
    assert_pauses(outcome, &between_tasks, |_| outcome.size.pause);
    let within: Vec<f64> = pauses.iter().step_by(2).copied().collect();
    assert_pauses(outcome, &within, |_| 0.0);
}

/// In the file from 0.5 to 1.5 s beside 2, small from 0.1 to 0.3 beside 0.3.
fn between(outcome: &Outcome, pauses: &[f64]) {
    let (least, most) = if outcome.size.pause > 1.0 {
        (0.5, 1.5)
    } else {
        (0.1, 0.3)
    };
    assert!(pauses.len() > 3);
    for pause in pauses {
        assert!(*pause >= least - ROUNDING, "{pauses:?}");
        assert!(!outcome.exact || *pause <= most + ROUNDING, "{pauses:?}");
    }
    let widest = pauses.iter().copied().fold(0.0, f64::max);
    assert!(
        pauses
            .iter()
            .any(|pause| widest - pause > (most - least) / 20.0),
        "all alike: {pauses:?}"
    );
}

/// 13: at most one task start a pace of a user, however long its task takes.
pub(crate) fn one_start_a_pace(outcome: &Outcome) {
    let pace = outcome.size.pause;
    for own in outcome.users() {
        let most = (outcome.size.seconds / pace).floor() as usize + 1;
        assert!((2..=most).contains(&own.len()), "{} of {most}", own.len());
        for gap in gaps(&own) {
            // A request may come late to its target, and the next in time.
            let least = if outcome.exact {
                pace - ROUNDING
            } else {
                pace * 0.5
            };
            assert!(
                gap >= least && (!outcome.exact || gap <= pace + ROUNDING),
                "{gap}"
            );
        }
    }
}

/// 14: waits of 1, 2, 3, … s.
pub(crate) fn each_wait_is_longer(outcome: &Outcome) {
    let users = outcome.users();
    let pauses = pauses(&users[0]);
    assert!(pauses.len() > 1);
    assert_pauses(outcome, &pauses, |place| {
        (place + 1) as f64 * outcome.size.pause
    });
}
