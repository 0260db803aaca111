//! What the tables of words say.

use katydid_core::stats::{Cause, Snapshot};

use super::list::{Words, number, words};
use super::table::Line;
use crate::view::format::clock;

/// Failures by row and kind, most frequent first.
pub(super) static FAILURES: Words = Words {
    id: "failures",
    label: "Failures",
    columns: &[
        number("failures", "# Failures"),
        words("method", "Method"),
        words("name", "Name"),
        words("message", "Message"),
        number("first-seen", "First seen"),
        number("last-seen", "Last seen"),
    ],
    count: |snapshot| snapshot.failures.len(),
    line: failure,
    none: "No request has failed.",
};

/// Exceptions by path and message, most frequent first.
pub(super) static EXCEPTIONS: Words = Words {
    id: "exceptions",
    label: "Exceptions",
    columns: &[
        number("occurrences", "# Occurrences"),
        words("message", "Message"),
        words("path", "Where in the scenario"),
        number("first-seen", "First seen"),
        number("last-seen", "Last seen"),
    ],
    count: |snapshot| snapshot.exceptions.len(),
    line: exception,
    none: "Nothing in the scenario itself has failed.",
};

/// Checks in the plan's order.
pub(super) static CHECKS: Words = Words {
    id: "checks",
    label: "Checks",
    columns: &[
        words("check", "Check"),
        number("passes", "# Passed"),
        number("fails", "# Failed"),
    ],
    count: |snapshot| snapshot.checks.len(),
    line: check,
    none: "",
};

/// Thresholds in the scenario's order.
pub(super) static THRESHOLDS: Words = Words {
    id: "thresholds",
    label: "Thresholds",
    columns: &[
        words("holds", "Stands"),
        words("expect", "Should be true"),
        words("values", "As it stands"),
        words("on", "Of"),
    ],
    count: |snapshot| snapshot.thresholds.len(),
    line: threshold,
    none: "",
};

fn failure(snapshot: &Snapshot, at: usize) -> Line {
    let failure = &snapshot.failures[at];
    Line {
        key: [&failure.method, &failure.name, &failure.error].map(String::clone),
        cells: vec![
            failure.occurrences.to_string(),
            failure.method.clone(),
            failure.name.clone(),
            failure.error.clone(),
            clock(failure.first_seen),
            clock(failure.last_seen),
        ],
        failing: false,
    }
}

fn exception(snapshot: &Snapshot, at: usize) -> Line {
    let exception = &snapshot.exceptions[at];
    Line {
        key: key(format!("{} {}", exception.path, exception.message)),
        cells: vec![
            exception.occurrences.to_string(),
            exception.message.clone(),
            exception.path.clone(),
            clock(exception.first_seen),
            clock(exception.last_seen),
        ],
        failing: false,
    }
}

fn check(snapshot: &Snapshot, at: usize) -> Line {
    let check = &snapshot.checks[at];
    Line {
        key: key(check.name.clone()),
        cells: vec![
            check.name.clone(),
            check.passes.to_string(),
            check.fails.to_string(),
        ],
        failing: false,
    }
}

fn threshold(snapshot: &Snapshot, at: usize) -> Line {
    let row = &snapshot.thresholds[at];
    Line {
        key: key(at.to_string()),
        cells: vec![
            row.stands().to_owned(),
            row.expect.clone(),
            row.values.clone(),
            row.on.clone().unwrap_or_else(|| "all requests".to_owned()),
        ],
        failing: row.holds == Some(false),
    }
}

/// How many thresholds fail, and whether that has stopped the run; empty while none does.
pub(super) fn failing(snapshot: &Snapshot) -> String {
    let failing = snapshot.thresholds.iter();
    let failing = failing.filter(|row| row.holds == Some(false)).count();
    let stopped = match snapshot.cause {
        Some(Cause::Threshold) => ", and the run was stopped",
        _ => "",
    };
    match failing {
        0 => String::new(),
        _ => format!("{failing} failing{stopped}"),
    }
}

/// The key of what is of no request.
fn key(known_by: String) -> [String; 3] {
    [String::new(), String::new(), known_by]
}

/// What was wanted and is in no table, in lines.
pub(super) fn lost(snapshot: &Snapshot) -> String {
    let was = |count: u64, noun: &str| {
        let plural = if count == 1 { " was" } else { "s were" };
        format!("{count} {noun}{plural}")
    };
    let mut lines = Vec::new();
    if snapshot.dropped > 0 {
        let iterations = was(snapshot.dropped, "iteration");
        lines.push(format!("{iterations} dropped: no user was free."));
    }
    if snapshot.total.aborted > 0 {
        let requests = was(snapshot.total.aborted, "request");
        lines.push(format!(
            "{requests} aborted in flight, and in no other count."
        ));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use katydid_core::stats::{CheckRow, ExceptionRow, ThresholdRow};

    use super::*;

    #[test]
    fn every_line_has_a_cell_for_each_column() {
        let mut snapshot = Snapshot::default();
        snapshot.exceptions.push(ExceptionRow {
            path: "users[0]".to_owned(),
            message: "no variable `x`".to_owned(),
            occurrences: 2,
            first_seen: 1.0,
            last_seen: 65.0,
        });
        snapshot.checks.push(CheckRow::default());
        snapshot.thresholds.push(ThresholdRow::default());
        for list in [&EXCEPTIONS, &CHECKS, &THRESHOLDS] {
            let line = (list.line)(&snapshot, 0);
            assert_eq!(line.cells.len(), list.columns.len(), "{}", list.id);
        }
        assert_eq!(exception(&snapshot, 0).cells[4], "1:05");
    }

    #[test]
    fn failing_thresholds_are_counted_and_told_where_they_stopped_the_run() {
        let row = |holds| ThresholdRow {
            holds,
            ..ThresholdRow::default()
        };
        let mut snapshot = Snapshot {
            thresholds: [Some(true), None].map(row).into(),
            ..Snapshot::default()
        };
        assert_eq!(failing(&snapshot), "");
        snapshot.thresholds.push(row(Some(false)));
        assert_eq!(failing(&snapshot), "1 failing");
        snapshot.thresholds.push(row(Some(false)));
        snapshot.cause = Some(Cause::Threshold);
        assert_eq!(failing(&snapshot), "2 failing, and the run was stopped");
    }

    #[test]
    fn what_is_in_no_table_is_told_and_nothing_is_not() {
        let mut snapshot = Snapshot::default();
        assert_eq!(lost(&snapshot), "");
        (snapshot.dropped, snapshot.total.aborted) = (1, 2);
        assert_eq!(
            lost(&snapshot),
            "1 iteration was dropped: no user was free.\n\
             2 requests were aborted in flight, and in no other count."
        );
    }
}
