//! A comparison in words, as every form of it says them.

pub mod cells;
#[cfg(test)]
pub(in crate::report) mod example;
pub mod notes;
pub mod words;

use crate::compare::{Change, Comparison, RowComparison, Verdict};

/// Whether something is said to have changed.
#[must_use]
pub fn is_called(change: &Change) -> bool {
    matches!(change.verdict, Verdict::Worse | Verdict::Better)
}

/// What a row is known by.
#[must_use]
pub fn label(row: &RowComparison) -> String {
    format!("{} {}", row.method, row.name).trim().to_owned()
}

/// What a row's figures come to: worse if any is, else better if any is, else no difference if that is said of all.
#[must_use]
pub fn stand(row: &RowComparison) -> Verdict {
    let is_any = |verdict| row.changes.iter().any(|change| change.verdict == verdict);
    let order = [Verdict::Worse, Verdict::Better, Verdict::Unclear];
    let found = order.into_iter().find(|verdict| is_any(*verdict));
    found.unwrap_or(Verdict::NoDifference)
}

/// Rows with something called, and the others.
#[must_use]
pub fn parted(comparison: &Comparison) -> (Vec<&RowComparison>, Vec<&RowComparison>) {
    let rows = comparison.rows.iter();
    rows.partition(|row| row.changes.iter().any(is_called))
}
