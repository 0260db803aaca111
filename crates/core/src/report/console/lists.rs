//! What is told by its words: failures, exceptions, checks.

use std::fmt::Write as _;

use crate::report::phases::{TITLE, lines};
use crate::stats::{Snapshot, ThresholdRow};

/// The failures by kind, most frequent first; empty when nothing failed.
#[must_use]
pub fn failures(snapshot: &Snapshot) -> String {
    let lines = snapshot.failures.iter().map(|failure| {
        let (method, name, error) = (&failure.method, &failure.name, &failure.error);
        (failure.occurrences, format!("{method} {name}: {error}"))
    });
    occurrences("Error report", "Error", lines)
}

/// The exceptions by path and message, most frequent first; empty without any.
#[must_use]
pub fn exceptions(snapshot: &Snapshot) -> String {
    let lines = snapshot.exceptions.iter().map(|exception| {
        let (path, message) = (&exception.path, &exception.message);
        (exception.occurrences, format!("{path}: {message}"))
    });
    occurrences("Exceptions", "Exception", lines)
}

fn occurrences(title: &str, head: &str, lines: impl Iterator<Item = (u64, String)>) -> String {
    let mut table = String::new();
    for (count, text) in lines {
        if table.is_empty() {
            table = format!("{title}\n{:<14} {head}\n{:-<80}\n", "# occurrences", "");
        }
        let _ = writeln!(table, "{count:<14} {text}");
    }
    table
}

/// How often each check passed and failed; empty for a plan without checks.
#[must_use]
pub fn checks(snapshot: &Snapshot) -> String {
    if snapshot.checks.is_empty() {
        return String::new();
    }
    let mut table = format!(
        "Checks\n{:>9} {:>9}  Check\n{:-<80}\n",
        "# passed", "# failed", ""
    );
    for check in &snapshot.checks {
        let _ = writeln!(
            table,
            "{:>9} {:>9}  {}",
            check.passes, check.fails, check.name
        );
    }
    table
}

/// What all requests together took in each phase; empty where nobody knows.
#[must_use]
pub fn phases(snapshot: &Snapshot) -> String {
    let heads = ["Phase", "# requests", "Avg ms", "Max ms", "Share"].map(str::to_owned);
    let line = |[phase, count, average, max, share]: [String; 5]| {
        format!("{phase:<12} {count:>11} {average:>9} {max:>9} {share:>7}\n")
    };
    let lines: String = lines(&snapshot.total.phases).map(line).collect();
    match lines.is_empty() {
        true => lines,
        false => format!("{TITLE}\n{}{:-<52}\n{lines}", line(heads), ""),
    }
}

/// A line a threshold: whether it held, what it is about, what its names came to; empty without any.
#[must_use]
pub fn thresholds(snapshot: &Snapshot) -> String {
    let line = |row: &ThresholdRow| {
        let stands = row.stands();
        let on = row.on.iter().map(|on| format!(" on {on}"));
        let on: String = on.collect();
        let values = match row.values.as_str() {
            "" => String::new(),
            values => format!(": {values}"),
        };
        format!("threshold {stands} {}{on}{values}\n", row.expect)
    };
    snapshot.thresholds.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::passed;
    use crate::stats::{CheckRow, ExceptionRow};

    #[test]
    fn exceptions_and_checks_are_tables_of_their_own() {
        let exception = ExceptionRow {
            path: "users[0].tasks[1].fail".to_owned(),
            message: "no stock left".to_owned(),
            occurrences: 12,
            first_seen: 0.0,
            last_seen: 0.0,
        };
        let check = CheckRow {
            name: "is quick".to_owned(),
            passes: 41,
            fails: 1,
        };
        let snapshot = Snapshot {
            exceptions: vec![exception],
            checks: vec![check],
            ..Snapshot::default()
        };
        insta::assert_snapshot!(exceptions(&snapshot) + &checks(&snapshot));
    }

    #[test]
    fn a_threshold_is_a_line_that_says_what_it_is_what_it_was_and_whether_it_held() {
        let row = |expect: &str, on: Option<&str>, values: &str, holds| ThresholdRow {
            expect: expect.to_owned(),
            on: on.map(str::to_owned),
            abort: false,
            values: values.to_owned(),
            holds,
        };
        let snapshot = Snapshot {
            thresholds: vec![
                row("p95 < 0.2", Some("GET /cart"), "p95 = 0.231", Some(false)),
                row("dropped == 0", None, "dropped = 0", Some(true)),
                row("p50 < 1", Some("GET /"), "", None),
            ],
            ..Snapshot::default()
        };
        insta::assert_snapshot!(thresholds(&snapshot));
    }

    #[test]
    fn the_phases_that_requests_went_through_are_lines_with_their_share() {
        insta::assert_snapshot!(phases(&passed()), @"
        Where the time goes
        Phase         # requests    Avg ms    Max ms   Share
        ----------------------------------------------------
        Connect               15      0.85      0.85    0.0%
        TLS                   15      12.0      12.0    0.6%
        Send                1500      0.01      0.01    0.1%
        First byte          1500      20.7      21.5   97.7%
        Receive             1500      0.34      0.34    1.6%
        ");
    }

    #[test]
    fn nothing_to_tell_is_no_table() {
        let nothing = Snapshot::default();
        assert_eq!(
            phases(&nothing)
                + &failures(&nothing)
                + &exceptions(&nothing)
                + &checks(&nothing)
                + &thresholds(&nothing),
            ""
        );
    }
}
