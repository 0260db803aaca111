//! What is to be known of a comparison as a whole, in sentences. Names in them are others' words.

use super::{cells, is_called, label, words};
use crate::compare::{Comparison, Difference, Measure, Verdict};
use crate::report::millis;
use crate::stats::RowKey;

/// Which seconds are compared with what.
#[must_use]
pub fn compared(comparison: &Comparison) -> String {
    let window = &comparison.window;
    let plural = if comparison.baselines == 1 { "" } else { "s" };
    format!(
        "seconds {:.0} to {:.0} of each run, against {} baseline{plural}; a change counts from {} % on",
        window.start,
        window.end,
        comparison.baselines,
        (comparison.tolerance * 1000.0).round() / 10.0
    )
}

/// How much runs of the same target differ.
#[must_use]
pub fn between(comparison: &Comparison) -> String {
    let first = comparison.rows.first();
    let known = first
        .iter()
        .flat_map(|row| &row.changes)
        .filter_map(|change| {
            let noise = cells::deviation(change.measure, change.between?);
            Some(format!("{} {noise}", words::name(change.measure)))
        });
    let known: Vec<String> = known.collect();
    match known.is_empty() {
        true => "how much runs of the same target differ is only estimated from within the runs: more baselines tell".to_owned(),
        false => format!("beyond what shows within them, the baselines differ by {}", known.join(", ")),
    }
}

/// What speaks against it.
#[must_use]
pub fn warnings(comparison: &Comparison) -> Vec<String> {
    let differences = comparison.differences.iter().map(different);
    let warnings = comparison.warnings.iter().cloned();
    differences
        .chain(warnings)
        .chain(engine(comparison))
        .chain(one_sided(comparison))
        .collect()
}

/// The longest part of a fact that is shown, in letters.
const LONGEST: usize = 60;

fn different(found: &Difference) -> String {
    let short = |text: &str| -> String { text.chars().take(LONGEST).collect() };
    let Difference {
        what,
        before,
        after,
    } = found;
    format!("another {what}: {} → {}", short(before), short(after))
}

/// What may be the engine's own doing.
fn engine(comparison: &Comparison) -> Option<String> {
    let (run, seems) = match comparison.later > 0.0 {
        true => ("the new run", "worse"),
        false => ("the baselines", "better"),
    };
    let later = comparison.later.abs();
    let least = Comparison::BUSIER * later;
    (least >= comparison.tolerance * shortest(comparison)? / 2.0).then(|| {
        format!(
            "in {run} the engine sent requests {} ms later: what seems {seems} by less than {} ms may be the doing of a busier \
             machine, and is called only of a row that differs from the others",
            millis(Some(later)),
            millis(Some(least)),
        )
    })
}

/// The mean time of the row that has the shortest, in microseconds.
fn shortest(comparison: &Comparison) -> Option<f64> {
    let changes = comparison.rows.iter().flat_map(|row| &row.changes);
    let means = changes.filter(|change| change.measure == Measure::Average);
    means.filter_map(|change| change.before).reduce(f64::min)
}

fn one_sided(comparison: &Comparison) -> impl Iterator<Item = String> {
    let names = |keys: &[RowKey]| {
        let names = keys
            .iter()
            .map(|key| format!("{} {}", key.method, key.name));
        names.collect::<Vec<_>>().join(", ")
    };
    let sides = [
        (&comparison.only_before, "not in the new run"),
        (&comparison.only_after, "not in every baseline"),
    ];
    let sides = sides.into_iter().filter(|(keys, _)| !keys.is_empty());
    sides.map(move |(keys, word)| format!("{word}, and not compared: {}", names(keys)))
}

/// What it comes to, in a line or a few.
#[must_use]
pub fn verdict(comparison: &Comparison) -> String {
    match comparison.verdict {
        Verdict::Worse | Verdict::Better => called(comparison),
        Verdict::NoDifference => "no difference".to_owned(),
        Verdict::Unclear if comparison.rows.is_empty() => {
            "unclear: no row is in all of the runs".to_owned()
        }
        Verdict::Unclear => "no change found".to_owned(),
    }
}

/// `GET /a: slower (p50, average); GET /b: faster (p50)`
fn called(comparison: &Comparison) -> String {
    let (rows, _) = super::parted(comparison);
    let rows = rows.iter().map(|row| {
        let mut words: Vec<(&str, Vec<&str>)> = Vec::new();
        for change in row.changes.iter().filter(|change| is_called(change)) {
            let word = words::verdict(change.measure, change.verdict);
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, measures)) => measures.push(words::name(change.measure)),
                None => words.push((word, vec![words::name(change.measure)])),
            }
        }
        let words = words
            .iter()
            .map(|(word, measures)| format!("{word} ({})", measures.join(", ")));
        format!("{}: {}", label(row), words.collect::<Vec<_>>().join(", "))
    });
    rows.collect::<Vec<_>>().join("; ")
}

/// How many figures nobody can tell of, and how many there are.
#[must_use]
pub fn unclear(comparison: &Comparison) -> (usize, usize) {
    let figures = || comparison.rows.iter().flat_map(|row| &row.changes);
    let unclear = figures().filter(|change| change.verdict == Verdict::Unclear);
    (unclear.count(), figures().count())
}
