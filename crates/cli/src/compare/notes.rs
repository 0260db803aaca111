//! What stands above and below the table.

use std::fmt::Write as _;

use katydid_core::compare::Comparison;
use katydid_core::report::comparison::notes;

use super::Styles;
use crate::run::plain;

/// What is compared, and what speaks against it.
pub(super) fn notes(comparison: &Comparison, styles: &Styles) -> String {
    let mut text = format!(
        "{}\n{}\n",
        notes::compared(comparison),
        styles.faint.apply_to(notes::between(comparison))
    );
    for warning in notes::warnings(comparison) {
        let _ = writeln!(
            text,
            "{} {}",
            styles.warning.apply_to("note:"),
            plain(&warning)
        );
    }
    text + "\n"
}

/// What it comes to, in a line or a few.
pub(super) fn verdict(comparison: &Comparison, all: bool, styles: &Styles) -> String {
    let style = styles.verdict(comparison.verdict);
    format!(
        "{}{}\n",
        style.apply_to(plain(&notes::verdict(comparison))),
        styles.faint.apply_to(unclear(comparison, all))
    )
}

fn unclear(comparison: &Comparison, all: bool) -> String {
    let help = if all {
        ""
    } else {
        ": --all says what would help"
    };
    match notes::unclear(comparison) {
        (0, _) => String::new(),
        (unclear, all) => format!("; {unclear} of {all} figures are unclear{help}"),
    }
}
