//! `cargo xtask bench compare`: how often a comparison is wrong, and how often it finds a slowdown of a tenth.
//!
//! Pairs of runs of each modelled target; another number of pairs may be given, and the start of a model's name.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]
#![expect(clippy::unwrap_used, reason = "it fails where it cannot measure")]
#![expect(clippy::expect_used, reason = "its scenarios are its own")]

#[path = "../tests/compare/target.rs"]
mod target;

use katydid_core::compare::{Comparison, Measure, Options, Verdict, compare};
use target::{BURSTY, DRIFTING, FEW, MANY, Model, QUEUEING, QUIET, SHORT, run};

const MODELS: [Model; 7] = [QUIET, BURSTY, DRIFTING, QUEUEING, FEW, MANY, SHORT];

fn main() {
    let pairs = std::env::args()
        .nth(1)
        .map_or(100, |pairs| pairs.parse().unwrap());
    let only = std::env::args().nth(2).unwrap_or_default();
    for model in MODELS.iter().filter(|model| model.name.starts_with(&only)) {
        let same = tally(model, pairs, 1.0);
        let slow = tally(model, pairs, 1.1);
        println!("{:>14}: same: {same:?}", model.name);
        println!("{:>14}  slow: {slow:?}", "");
    }
}

#[derive(Debug, Default)]
struct Tally {
    called: u32,
    first_slower: u32,
    other: u32,
    by_measure: [u32; 6],
    none: u32,
    unclear: u32,
    noise: [f64; 6],
}

fn tally(model: &Model, pairs: u64, slow: f64) -> Tally {
    let mut tally = Tally::default();
    for pair in 0..pairs {
        let (before, after) = (run(model, 2 * pair, 1.0), run(model, 2 * pair + 1, slow));
        count(&mut tally, &compare(&[before], &after, &Options::default()));
    }
    tally
        .noise
        .iter_mut()
        .for_each(|noise| *noise = (*noise / pairs as f64 * 1000.0).round() / 10.0);
    tally
}

fn count(tally: &mut Tally, comparison: &Comparison) {
    let mut first = false;
    let mut other = false;
    for row in &comparison.rows {
        for (at, change) in row.changes.iter().enumerate() {
            if row.name == "/0" {
                tally.noise[at] += change.noise().unwrap_or(9.99);
            }
            let called = matches!(change.verdict, Verdict::Worse | Verdict::Better);
            tally.by_measure[at] += u32::from(called);
            tally.none += u32::from(change.verdict == Verdict::NoDifference);
            tally.unclear += u32::from(change.verdict == Verdict::Unclear);
            first |= change.verdict == Verdict::Worse
                && row.name == "/0"
                && change.measure != Measure::Rate;
            other |= called && row.name != "/0";
        }
    }
    tally.called +=
        u32::from(comparison.verdict == Verdict::Worse || comparison.verdict == Verdict::Better);
    tally.first_slower += u32::from(first);
    tally.other += u32::from(other);
}
