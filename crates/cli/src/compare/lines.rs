//! The rows: those that changed figure by figure, the others in a line.

use std::fmt::Write as _;

use katydid_core::compare::{Change, Comparison, RowComparison, Verdict};

use super::{Styles, cells, words};
use crate::run::plain;

/// Rows with something called, then the others.
pub(super) fn table(comparison: &Comparison, all: bool, styles: &Styles) -> String {
    let (whole, short): (Vec<_>, Vec<_>) = comparison
        .rows
        .iter()
        .partition(|row| all || has_changed(row));
    let mut text: String = whole
        .into_iter()
        .map(|row| self::whole(row, styles))
        .collect();
    short
        .iter()
        .for_each(|row| text += &self::short(row, styles));
    text + if short.is_empty() { "" } else { "\n" }
}

fn has_changed(row: &RowComparison) -> bool {
    row.changes.iter().any(is_called)
}

pub(super) fn is_called(change: &Change) -> bool {
    matches!(change.verdict, Verdict::Worse | Verdict::Better)
}

pub(super) fn label(row: &RowComparison) -> String {
    plain(format!("{} {}", row.method, row.name).trim())
}

fn whole(row: &RowComparison, styles: &Styles) -> String {
    let mut text = format!("{}\n", styles.strong.apply_to(label(row)));
    for change in &row.changes {
        let _ = writeln!(text, "{}", line(change, styles));
    }
    text + "\n"
}

fn line(change: &Change, styles: &Styles) -> String {
    let measure = change.measure;
    let verdict = words::verdict(measure, change.verdict);
    format!(
        "  {:<8} {:>10} → {:>10}  {:>9}  {:<17} {}{}",
        words::name(measure),
        cells::value(measure, change.before),
        cells::value(measure, change.after),
        cells::change(change),
        cells::interval(change),
        styles.verdict(change.verdict).apply_to(verdict),
        styles.faint.apply_to(more(change)),
    )
}

/// What a verdict alone does not say.
fn more(change: &Change) -> String {
    match (change.verdict, &change.relative) {
        (Verdict::Unclear, _) => format!(": {}", words::help(change)),
        (_, Some(relative)) if is_called(change) => format!(": {}", cells::relative(relative)),
        _ => String::new(),
    }
}

/// `GET /a   no difference: p50 ±2.1 %, …   unclear: p99 ±18.1 %`
fn short(row: &RowComparison, styles: &Styles) -> String {
    let of = |verdict: Verdict, word: &str| {
        let those = row
            .changes
            .iter()
            .filter(|change| change.verdict == verdict);
        let each: Vec<String> = those
            .map(|change| format!("{} {}", words::name(change.measure), cells::noise(change)))
            .collect();
        match each.is_empty() {
            true => String::new(),
            false => format!("  {word}: {}\n", each.join(", ")),
        }
    };
    let told = of(Verdict::NoDifference, "no difference") + &of(Verdict::Unclear, "unclear");
    format!(
        "{}\n{}",
        styles.strong.apply_to(label(row)),
        styles.faint.apply_to(told)
    )
}
