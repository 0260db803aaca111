//! How often a comparison is wrong, and how often it finds what is there. `cargo xtask bench compare` does it at length.

use katydid_core::compare::{Change, Comparison, Options, Verdict, compare};

use crate::target::{BURSTY, FEW, Model, QUIET, run};

/// Pairs of runs of each target.
const PAIRS: u64 = 12;

fn compared(model: &Model, pair: u64, slow: f64) -> Comparison {
    let (before, after) = (run(model, 2 * pair, 1.0), run(model, 2 * pair + 1, slow));
    compare(&[before], &after, &Options::default())
}

fn is_called(change: &Change) -> bool {
    matches!(change.verdict, Verdict::Worse | Verdict::Better)
}

/// How many of the pairs are called different.
fn called(model: &Model) -> usize {
    let is_different = |pair: &u64| {
        let rows = compared(model, *pair, 1.0).rows;
        rows.iter().flat_map(|row| &row.changes).any(is_called)
    };
    (0..PAIRS).filter(is_different).count()
}

/// In how many of the pairs the row that is slower is found.
fn found(model: &Model) -> usize {
    let is_found = |pair: &u64| {
        let first = &compared(model, *pair, 1.1).rows[0];
        first
            .changes
            .iter()
            .any(|change| change.verdict == Verdict::Worse)
    };
    (0..PAIRS).filter(is_found).count()
}

#[test]
fn runs_of_a_quiet_target_are_not_called_different_and_a_tenth_slower_is_found() {
    let model = Model {
        run_time: 30,
        users: 30,
        ..QUIET
    };
    assert_eq!((called(&model), found(&model)), (0, 12));
}

#[test]
fn runs_of_a_target_that_stalls_and_drifts_are_not_called_different_and_a_tenth_slower_is_found() {
    assert_eq!((called(&BURSTY), found(&BURSTY)), (0, 12));
}

#[test]
fn few_requests_are_unclear_whatever_they_seem() {
    let all: Vec<Change> = (0..PAIRS)
        .flat_map(|pair| compared(&FEW, pair, 1.1).rows)
        .flat_map(|row| row.changes)
        .collect();
    assert!(all.iter().all(|change| change.verdict == Verdict::Unclear));
    assert!(all.iter().any(|change| change.change > Some(0.2)));
}

#[test]
fn short_runs_are_unclear_even_if_a_row_is_twice_as_slow() {
    let model = Model {
        run_time: 5,
        ..QUIET
    };
    let comparison = compared(&model, 0, 2.0);
    let all = || comparison.rows.iter().flat_map(|row| &row.changes);
    assert_eq!((all().count(), comparison.verdict), (28, Verdict::Unclear));
    assert!(all().all(|change| change.verdict == Verdict::Unclear && change.change.is_none()));
}
