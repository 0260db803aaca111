//! The summary in Markdown: its table of statistics and its table of failures.

use katydid_e2e::counts::Counts;

use super::{Said, number, row, with_total};

pub(super) fn read(text: &str) -> Vec<Said> {
    let statistics = table(text, "### Statistics");
    let key = |cells: &Vec<String>| row(&cells[0], &cells[1]);
    let counts = |column: usize| {
        statistics
            .iter()
            .map(|cells| (key(cells), number(&cells[column])))
            .collect()
    };
    let mut errors = Counts::new();
    for cells in table(text, "### Failures") {
        *errors.entry(row(&cells[1], &cells[2])).or_default() += number(&cells[0]);
    }
    vec![
        Said::counts("markdown", counts(2), counts(3)),
        Said::errors("markdown's failures", with_total(errors)),
    ]
}

/// The cells of the table under a heading, without its head.
fn table(text: &str, heading: &str) -> Vec<Vec<String>> {
    let part = text.split(heading).nth(1).unwrap_or_default();
    let lines = part.lines().skip_while(|line| line.is_empty());
    let lines = lines.take_while(|line| line.starts_with('|')).skip(2);
    let cell = |cell: &str| cell.trim().trim_matches(['`', '*']).to_owned();
    lines
        .map(|line| line.trim_matches('|').split('|').map(cell).collect())
        .collect()
}
