//! `cargo xtask bench compare`: how often a comparison is wrong, and how often it finds that a row is slower by a tenth.
//!
//! Pairs of runs of each modelled target; another number of pairs may be given, and the start of a model's name.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]
#![expect(clippy::unwrap_used, reason = "it fails where it cannot measure")]
#![expect(clippy::expect_used, reason = "its scenarios are its own")]

#[path = "../tests/compare/target.rs"]
mod target;

use katydid_core::compare::{Comparison, Measure, Options, Verdict, compare};
use target::{BURSTY, FEW, Model, QUIET, run};

const MODELS: [(&str, Model); 10] = [
    ("quiet", QUIET),
    ("one endpoint", ONE),
    ("20 endpoints", MANY),
    ("stalls", BURSTY),
    ("drifts", DRIFTING),
    ("queues", QUEUEING),
    ("10 seconds", SHORT),
    ("few requests", FEW),
    ("one, drifts", ONE_DRIFTING),
    ("one, 4 minutes", ONE_LONG),
];

const ONE: Model = Model {
    endpoints: 1,
    ..QUIET
};

const MANY: Model = Model {
    endpoints: 20,
    users: 60,
    ..QUIET
};

const DRIFTING: Model = Model {
    drift: (0.03, 10.0),
    ..QUIET
};

const ONE_DRIFTING: Model = Model {
    endpoints: 1,
    ..DRIFTING
};

const ONE_LONG: Model = Model {
    run_time: 240,
    ..ONE_DRIFTING
};

const QUEUEING: Model = Model {
    sigma: 0.6,
    capacity: Some(8),
    ..QUIET
};

const SHORT: Model = Model {
    run_time: 10,
    users: 60,
    ..QUIET
};

/// The first run's; no other has the same. Of these runs nothing was learned before they were compared.
const SEED: u64 = 880_000;

/// Pairs of runs of the same target, and of runs with a row that is slower, unless another number is given.
const PAIRS: u64 = 100;

fn main() {
    let pairs = std::env::args()
        .nth(1)
        .map_or(PAIRS, |pairs| pairs.parse().unwrap());
    let only = std::env::args().nth(2).unwrap_or_default();
    println!("{pairs} pairs each; in brackets what the share may be, with 95 %\n");
    println!(
        "{:<14} {:<28} {:<28}",
        "target", "the same, called different", "a row 10 % slower, found"
    );
    for (name, model) in MODELS.iter().filter(|(name, _)| name.starts_with(&only)) {
        let same = count(model, pairs, 1.0, is_called);
        let slow = count(model, pairs, 1.1, is_found);
        println!(
            "{name:<14} {:<28} {:<28}",
            share(same, pairs),
            share(slow, pairs)
        );
    }
}

fn count(model: &Model, pairs: u64, slow: f64, is: fn(&Comparison) -> bool) -> u64 {
    let compared = |pair: &u64| {
        let seed = SEED + 2 * pair + if slow > 1.0 { 2 * pairs } else { 0 };
        let (before, after) = (run(model, seed, 1.0), run(model, seed + 1, slow));
        is(&compare(&[before], &after, &Options::default()))
    };
    (0..pairs).filter(compared).count() as u64
}

fn is_called(comparison: &Comparison) -> bool {
    matches!(comparison.verdict, Verdict::Worse | Verdict::Better)
}

/// In a time of the row that is slower.
fn is_found(comparison: &Comparison) -> bool {
    let first = comparison.rows.iter().filter(|row| row.name == "/0");
    let mut times = first.flat_map(|row| &row.changes);
    times.any(|change| {
        let is_time = !matches!(change.measure, Measure::Rate | Measure::FailureRatio);
        is_time && change.verdict == Verdict::Worse
    })
}

/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
fn share(found: u64, all: u64) -> String {
    let (part, square) = (found as f64 / all as f64, 1.96 * 1.96 / all as f64);
    let middle = (part + square / 2.0) / (1.0 + square);
    let half = (part * (1.0 - part) * square + square * square / 4.0).sqrt() / (1.0 + square);
    let percent = |part: f64| part * 100.0;
    format!(
        "{found:>4} [{:.1} %, {:.1} %]",
        percent(middle - half),
        percent(middle + half)
    )
}
