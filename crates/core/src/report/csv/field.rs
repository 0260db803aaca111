//! A field of a CSV file, and a line of them.

use std::fmt::Write as _;

use crate::report::millis::exact;
use crate::stats::Snapshot;

pub(super) fn line(fields: &[String]) -> String {
    fields.join(",") + "\r\n"
}

/// Milliseconds of microseconds, to the microsecond, in their shortest form; `N/A` for none.
pub(super) fn millis(micros: Option<f64>) -> String {
    micros.map_or_else(|| "N/A".to_owned(), |micros| exact(micros).to_string())
}

pub(super) fn decimal(rate: f64) -> String {
    format!("{rate:.6}")
}

/// Quoted where the format asks for it; what a spreadsheet would take for a formula gets an apostrophe.
pub(super) fn text(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if formula {
        format!("'{field}")
    } else {
        field.to_owned()
    };
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

/// The second since 1970 that this many seconds after the start fall in.
pub(super) fn unix_seconds(snapshot: &Snapshot, seconds: f64) -> u64 {
    (snapshot.started_unix_ms + (seconds * 1000.0) as u64) / 1000
}

/// This many seconds after the start, in UTC.
pub(in crate::report) fn seen(snapshot: &Snapshot, seconds: f64) -> String {
    utc(unix_seconds(snapshot, seconds))
}

/// `2026-01-31T23:59:59Z`.
///
/// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
fn utc(unix: u64) -> String {
    let (days, seconds) = (unix / 86_400 + 719_468, unix % 86_400);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let (day, month) = (
        day_of_year - (153 * shifted + 2) / 5 + 1,
        if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        },
    );
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let mut text = format!("{year:04}-{month:02}-{day:02}T");
    let _ = write!(
        text,
        "{:02}:{:02}:{:02}Z",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_day_are_utc() {
        assert_eq!(utc(0), "1970-01-01T00:00:00Z");
        assert_eq!(utc(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(utc(1_767_225_599), "2025-12-31T23:59:59Z");
    }

    #[test]
    fn a_name_that_would_be_a_formula_is_defused_and_commas_are_quoted() {
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(text("/plain"), "/plain");
    }
}
