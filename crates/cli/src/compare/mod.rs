//! A comparison, as a terminal shows it.

mod lines;
mod notes;
#[cfg(test)]
mod tests;

use console::Style;
use katydid_core::compare::{Comparison, Verdict};

/// What is to be known about the runs, a table of the rows, and what it comes to. `all` tells every figure of every row.
pub(crate) fn text(comparison: &Comparison, all: bool, coloured: bool) -> String {
    let styles = Styles::new(coloured);
    let all = all || comparison.rows.len() <= FEW;
    let notes = notes::notes(comparison, &styles);
    let table = lines::table(comparison, all, &styles);
    format!("{notes}{table}{}", notes::verdict(comparison, all, &styles))
}

/// So many rows are told figure by figure in any case.
const FEW: usize = 3;

/// Colours, or none of them.
struct Styles {
    strong: Style,
    faint: Style,
    worse: Style,
    better: Style,
    warning: Style,
}

impl Styles {
    fn new(coloured: bool) -> Self {
        let style = || Style::new().force_styling(coloured);
        Self {
            strong: style().bold(),
            faint: style().dim(),
            worse: style().red().bold(),
            better: style().green().bold(),
            warning: style().yellow(),
        }
    }

    fn verdict(&self, verdict: Verdict) -> &Style {
        match verdict {
            Verdict::Worse => &self.worse,
            Verdict::Better => &self.better,
            Verdict::NoDifference | Verdict::Unclear => &self.faint,
        }
    }
}
