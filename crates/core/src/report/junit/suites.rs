//! What should be so, and whether it is.

use super::{Case, Outcome, Suite};
use crate::stats::{CheckRow, ExceptionRow, Row, Snapshot, ThresholdRow};

/// Those that hold anything.
pub(super) fn all(result: &Snapshot) -> Vec<Suite> {
    let suite = |name, cases| Suite { name, cases };
    let suites = [
        suite("thresholds", cases(&result.thresholds, threshold)),
        suite("requests", requests(result)),
        suite("checks", cases(&result.checks, check)),
        suite("exceptions", cases(&result.exceptions, exception)),
    ];
    suites
        .into_iter()
        .filter(|suite| !suite.cases.is_empty())
        .collect()
}

fn cases<T>(rows: &[T], case: fn(&T) -> Case) -> Vec<Case> {
    rows.iter().map(case).collect()
}

fn threshold(row: &ThresholdRow) -> Case {
    let ThresholdRow { expect, values, .. } = row;
    let about = row.on.as_ref().map(|on| format!("{on}: "));
    let outcome = match row.holds {
        Some(true) => Outcome::Passed,
        Some(false) => failed(format!("expected {expect}, but {values}"), String::new()),
        None => skipped("it is not yet known: nothing was counted for it"),
    };
    Case {
        name: about.unwrap_or_default() + expect,
        seconds: None,
        outcome,
    }
}

/// A run that got no answer has not gone well, and has no row to say so.
fn requests(result: &Snapshot) -> Vec<Case> {
    let mut cases: Vec<Case> = result.rows.iter().map(|row| request(result, row)).collect();
    if result.total.requests == 0 {
        cases.push(Case {
            name: "any request".to_owned(),
            seconds: None,
            outcome: failed("no request was answered".to_owned(), String::new()),
        });
    }
    cases
}

fn request(result: &Snapshot, row: &Row) -> Case {
    let outcome = match (row.requests, row.failures) {
        (0, _) => skipped("every request was dropped in flight by a stop"),
        (_, 0) => Outcome::Passed,
        (all, some) => failed(
            format!("{some} of {all} requests failed"),
            failures(result, row),
        ),
    };
    Case {
        name: format!("{} {}", row.method, row.name),
        seconds: row.response.average.map(|micros| micros / 1e6),
        outcome,
    }
}

/// `12 times 404 Not Found`, a line each.
fn failures(result: &Snapshot, row: &Row) -> String {
    let own = result
        .failures
        .iter()
        .filter(|failure| (&failure.method, &failure.name) == (&row.method, &row.name));
    own.map(|failure| format!("{}: {}\n", times(failure.occurrences), failure.error))
        .collect()
}

fn check(row: &CheckRow) -> Case {
    let outcome = match (row.passes + row.fails, row.fails) {
        (0, _) => skipped("it never ran"),
        (_, 0) => Outcome::Passed,
        (all, some) => failed(format!("failed {some} of {all} times"), String::new()),
    };
    Case {
        name: row.name.clone(),
        seconds: None,
        outcome,
    }
}

fn exception(row: &ExceptionRow) -> Case {
    Case {
        name: row.path.clone(),
        seconds: None,
        outcome: failed(
            format!("{}: {}", times(row.occurrences), row.message),
            String::new(),
        ),
    }
}

fn failed(message: String, text: String) -> Outcome {
    Outcome::Failed { message, text }
}

fn skipped(message: &str) -> Outcome {
    let message = message.to_owned();
    Outcome::Skipped { message }
}

fn times(count: u64) -> String {
    match count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}
