//! JUnit's XML, which nearly every build server shows: a suite of thresholds, one of requests, one of checks, and one of
//! exceptions.
//!
//! There is no standard; these are the elements and attributes that Jenkins, GitLab and Maven's own schema share. A case
//! carries its request's average response time, in seconds.

mod suites;
mod xml;

use crate::stats::Snapshot;

/// A case for every threshold, row of statistics, check and exception of a result.
///
/// What failed says how; what cannot be said, such as a check that never ran, is skipped. Valid XML 1.0 whatever the
/// names hold.
#[must_use]
pub fn junit(result: &Snapshot) -> String {
    xml::document(result, &suites::all(result))
}

/// Cases of one kind.
struct Suite {
    name: &'static str,
    cases: Vec<Case>,
}

/// One thing that should be so.
struct Case {
    name: String,
    seconds: Option<f64>,
    outcome: Outcome,
}

/// Whether it is so.
enum Outcome {
    Passed,
    Failed {
        /// What is wrong, in a line.
        message: String,
        /// All there is to say, in lines.
        text: String,
    },
    Skipped {
        /// Why it cannot be said.
        message: String,
    },
}

#[cfg(test)]
mod tests;
