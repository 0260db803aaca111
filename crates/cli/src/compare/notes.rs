//! What stands above and below the table.

use std::fmt::Write as _;

use katydid_core::compare::{Comparison, Difference, Verdict};
use katydid_core::stats::RowKey;

use super::lines::{is_called, label};
use super::{Styles, cells, words};
use crate::run::{counted, plain};

/// What is compared, and what speaks against it.
pub(super) fn notes(comparison: &Comparison, styles: &Styles) -> String {
    let mut text = format!(
        "{}\n{}\n",
        compared(comparison),
        styles.faint.apply_to(between(comparison))
    );
    let differences = comparison.differences.iter().map(different);
    let warnings = comparison.warnings.iter().map(|warning| plain(warning));
    for warning in differences
        .chain(warnings)
        .chain(engine(comparison))
        .chain(one_sided(comparison))
    {
        let _ = writeln!(text, "{} {warning}", styles.warning.apply_to("note:"));
    }
    text + "\n"
}

fn compared(comparison: &Comparison) -> String {
    let window = &comparison.window;
    let baselines = counted(comparison.baselines as u64, "baseline");
    format!(
        "seconds {:.0} to {:.0} of each run, against {baselines}; a change counts from {} % on",
        window.start,
        window.end,
        (comparison.tolerance * 1000.0).round() / 10.0
    )
}

/// How much runs of the same target differ.
fn between(comparison: &Comparison) -> String {
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

/// The longest part of a fact that is shown, in letters.
const LONGEST: usize = 60;

fn different(found: &Difference) -> String {
    let short = |text: &str| -> String { plain(text).chars().take(LONGEST).collect() };
    let Difference {
        what,
        before,
        after,
    } = found;
    format!("another {what}: {} → {}", short(before), short(after))
}

/// What may be the engine's own doing.
fn engine(comparison: &Comparison) -> Option<String> {
    let (run, seems) = match comparison.later {
        later if later > Comparison::LATER => ("the new run", "worse"),
        later if later < -Comparison::LATER => ("the baselines", "better"),
        _ => return None,
    };
    let part = (comparison.later.abs() * 100.0).round();
    Some(format!(
        "in {run} the engine sent {part} points more of the requests late: what seems {seems} may be its own doing, and is \
         called only of a row that differs from the others"
    ))
}

fn one_sided(comparison: &Comparison) -> impl Iterator<Item = String> {
    let names = |keys: &[RowKey]| {
        let names = keys
            .iter()
            .map(|key| plain(&format!("{} {}", key.method, key.name)));
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
pub(super) fn verdict(comparison: &Comparison, all: bool, styles: &Styles) -> String {
    let style = styles.verdict(comparison.verdict);
    let text = match comparison.verdict {
        Verdict::Worse | Verdict::Better => called(comparison),
        Verdict::NoDifference => "no difference".to_owned(),
        Verdict::Unclear if comparison.rows.is_empty() => {
            "unclear: no row is in all of the runs".to_owned()
        }
        Verdict::Unclear => "no change found".to_owned(),
    };
    format!(
        "{}{}\n",
        style.apply_to(text),
        styles.faint.apply_to(unclear(comparison, all))
    )
}

/// `GET /a is slower (p50, average), GET /b is faster (p50)`
fn called(comparison: &Comparison) -> String {
    let mut found: Vec<String> = Vec::new();
    for row in &comparison.rows {
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
        let words: Vec<String> = words.collect();
        if !words.is_empty() {
            found.push(format!("{}: {}", label(row), words.join(", ")));
        }
    }
    found.join("; ")
}

fn unclear(comparison: &Comparison, all: bool) -> String {
    let figures = || comparison.rows.iter().flat_map(|row| &row.changes);
    let help = if all {
        ""
    } else {
        ": --all says what would help"
    };
    let unclear = figures()
        .filter(|change| change.verdict == Verdict::Unclear)
        .count();
    match unclear {
        0 => String::new(),
        unclear => format!(
            "; {unclear} of {} figures are unclear{help}",
            figures().count()
        ),
    }
}
