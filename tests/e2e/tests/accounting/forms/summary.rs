//! The summary on the standard output.

use katydid_e2e::counts::Counts;

use super::{Said, number, row, with_total};

/// The statistics, the percentiles and the errors at the end.
pub(super) fn read(stdout: &str) -> Vec<Said> {
    let statistics = table(stdout, "# fails");
    let figures = |line: &str| line.split('|').next().unwrap_or_default().to_owned();
    let counts = |back: usize| rows(&statistics, &figures, back, 2);
    let times = table(stdout, "99.99%");
    vec![
        Said::counts("summary", counts(1), counts(0)),
        Said::requests("summary's percentiles", rows(&times, &str::to_owned, 0, 12)),
        Said::errors("summary's errors", errors(stdout)),
    ]
}

/// Requests that a stop dropped, as the summary tells.
pub(crate) fn aborted(stdout: &str) -> u64 {
    let line = stdout
        .lines()
        .find(|line| line.contains("dropped in flight"));
    line.map_or(0, |line| number(line.split(' ').next().unwrap_or_default()))
}

/// The lines of the last table that has such a column.
fn table<'a>(stdout: &'a str, column: &str) -> Vec<&'a str> {
    let lines = stdout.lines().collect::<Vec<_>>();
    let head = lines
        .iter()
        .rposition(|line| line.starts_with("Type") && line.contains(column));
    let head = head.unwrap_or_else(|| panic!("no table with {column}: {stdout}"));
    let body = lines[head + 1..].iter().take_while(|line| !line.is_empty());
    body.copied()
        .filter(|line| !line.starts_with('-'))
        .collect()
}

/// The count that stands so many columns from the right, of a table with so many columns of figures.
fn rows(table: &[&str], part: &dyn Fn(&str) -> String, back: usize, figures: usize) -> Counts {
    let count = |line: &&str| {
        let line = part(line);
        let words = line.split_whitespace().collect::<Vec<_>>();
        let (key, figures) = words.split_at(words.len() - figures);
        let (method, name) = key.split_at(key.len() - 1);
        (
            row(&method.concat(), name[0]),
            number(figures[figures.len() - 1 - back]),
        )
    };
    table.iter().map(count).collect()
}

/// `24  GET /slow: timed out`, of every row.
fn errors(stdout: &str) -> Counts {
    let table = stdout.split("Error report\n").nth(1).unwrap_or_default();
    let mut counts = Counts::new();
    for line in table.lines().skip(2).take_while(|line| !line.is_empty()) {
        let (count, error) = line.split_once(' ').expect("a count and an error");
        let key = error.trim().split(": ").next().unwrap_or_default();
        *counts.entry(key.to_owned()).or_default() += number(count);
    }
    with_total(counts)
}
