//! A summary in GitHub's Markdown, for the comment on a pull request or the page of a build.
//!
//! It stays below 65,536 letters, the most a comment may have, whatever was run: long tables say how many of their rows
//! are left out. What a scenario or a target says stands in code, where GitHub makes no link, mention or element of it.

mod code;
mod comparison;
mod table;
mod tables;
mod verdict;

use crate::compare::Comparison;
use crate::stats::Snapshot;
use crate::{note, warning};

/// The verdict, the thresholds, the statistics of a whole run, what failed, what is to be known about it, and how to run
/// it again; after the verdict how the run differs from others, if that is given. Times in milliseconds, rates of the whole run.
#[must_use]
pub fn markdown(result: &Snapshot, comparison: Option<&Comparison>) -> String {
    let parts = [
        verdict::verdict(result),
        comparison.map(comparison::comparison).unwrap_or_default(),
        tables::thresholds(result),
        tables::requests(result),
        tables::phases(result),
        tables::failures(result),
        tables::exceptions(result),
        tables::checks(result),
        notes(result),
        warnings(result),
        origin(result),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

fn notes(result: &Snapshot) -> String {
    let lines = note::of(result);
    let lines = lines
        .iter()
        .map(|note| format!("> - {}\n", code::prose(note)));
    match lines.collect::<String>() {
        lines if lines.is_empty() => lines,
        lines => format!("> [!NOTE]\n{lines}"),
    }
}

fn warnings(result: &Snapshot) -> String {
    let warnings = warning::of(result);
    let lines = warnings.iter().map(|warning| {
        let said = format!("{}; {}", warning.message, warning.remedy);
        format!("> - {}\n", code::prose(&said))
    });
    match lines.collect::<String>() {
        lines if lines.is_empty() => lines,
        lines => format!("> [!WARNING]\n{lines}"),
    }
}

/// What to know to run it again.
fn origin(result: &Snapshot) -> String {
    let commit = result.commit.as_deref();
    let commit = commit.map(|commit| format!(", commit {}", code::code(commit)));
    let options = match result.engine.line() {
        line if line.is_empty() => line,
        line => format!(", engine options {}", code::code(&line)),
    };
    format!(
        "Scenario {}, seed {}{}{options}.\n",
        code::code(&result.hash),
        code::code(&result.seed.to_string()),
        commit.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests;
