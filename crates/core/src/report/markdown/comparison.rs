//! How the run differs from others.

use super::code::{code, prose};
use super::table::Column::{Numbers, Words};
use super::table::{Head, table};
use crate::compare::{Change, Comparison, RowComparison, Verdict};
use crate::report::comparison::{cells, is_called, label, notes, words};

const CHANGES: Head = Head {
    title: "Compared",
    columns: &[
        Words("Row"),
        Words("Figure"),
        Numbers("Before"),
        Numbers("After"),
        Numbers("Change"),
        Words("Interval"),
        Words("Verdict"),
    ],
    most: 100,
};

/// What it comes to, every change that is called, in rows and of all else the typical one, and what speaks against it.
pub(super) fn comparison(comparison: &Comparison) -> String {
    let told = comparison.rows.iter().flat_map(told);
    let lines: Vec<Vec<String>> = told.map(|(row, change)| line(row, change)).collect();
    let (unclear, all) = notes::unclear(comparison);
    format!(
        "{}\n**{}**\n\n{}; {}. {unclear} of {all} figures are unclear.\n{}",
        table(&CHANGES, &lines),
        prose(&notes::verdict(comparison)),
        prose(&notes::compared(comparison)),
        prose(&notes::between(comparison)),
        warnings(comparison)
    )
}

/// What is called of a row; the typical change where nothing is.
fn told(row: &RowComparison) -> Vec<(&RowComparison, &Change)> {
    let called = row.changes.iter().filter(|change| is_called(change));
    let called: Vec<&Change> = called.collect();
    let told = match called.is_empty() {
        true => row.changes.iter().take(1).collect(),
        false => called,
    };
    told.into_iter().map(|change| (row, change)).collect()
}

fn line(row: &RowComparison, change: &Change) -> Vec<String> {
    let [before, after] = cells::values(change);
    let verdict = words::verdict(change.measure, change.verdict);
    let verdict = match change.verdict {
        Verdict::Worse => format!("**{verdict}**"),
        _ => verdict.to_owned(),
    };
    vec![
        code(&label(row)),
        words::name(change.measure).to_owned(),
        before,
        after,
        cells::change(change),
        cells::interval(change),
        verdict,
    ]
}

fn warnings(comparison: &Comparison) -> String {
    let warnings = notes::warnings(comparison);
    let lines = warnings.iter().map(|line| format!("> - {}\n", prose(line)));
    match lines.collect::<String>() {
        lines if lines.is_empty() => lines,
        lines => format!("\n> [!NOTE]\n{lines}"),
    }
}
