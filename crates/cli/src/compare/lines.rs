//! The rows: those that changed figure by figure, the others in a line.

use std::fmt::Write as _;

use katydid_core::compare::{Change, Comparison, RowComparison, Verdict};
use katydid_core::report::comparison::{self, cells, words};

use super::Styles;
use crate::run::plain;

/// Rows with something called, then the others.
pub(super) fn table(comparison: &Comparison, all: bool, styles: &Styles) -> String {
    let (whole, short) = match all {
        true => (comparison.rows.iter().collect(), Vec::new()),
        false => comparison::parted(comparison),
    };
    let whole = whole.into_iter().map(|row| self::whole(row, styles));
    let mut text: String = whole.collect();
    short
        .iter()
        .for_each(|row| text += &self::short(row, styles));
    text + if short.is_empty() { "" } else { "\n" }
}

fn label(row: &RowComparison) -> String {
    plain(&comparison::label(row))
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
    let more = words::more(change).map(|more| format!(": {more}"));
    format!(
        "  {:<8} {}  {:>9}  {:<17} {}{}",
        words::name(measure),
        values(change),
        cells::change(change),
        cells::interval(change),
        styles.verdict(change.verdict).apply_to(verdict),
        styles.faint.apply_to(more.unwrap_or_default()),
    )
}

/// `20.1 ms →    22.1 ms`
fn values(change: &Change) -> String {
    match cells::values(change) {
        [before, after] if before.is_empty() && after.is_empty() => format!("{:>23}", ""),
        [before, after] => format!("{before:>10} → {after:>10}"),
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
