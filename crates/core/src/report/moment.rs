//! Moments of a run, in UTC.

use std::fmt::Write as _;

use crate::stats::Snapshot;

/// The second since 1970 that this many seconds after the start fall in.
pub(super) fn unix_seconds(snapshot: &Snapshot, seconds: f64) -> u64 {
    (snapshot.started_unix_ms + (seconds * 1000.0) as u64) / 1000
}

/// This many seconds after the start: `2026-01-31T23:59:59Z`.
pub(super) fn seen(snapshot: &Snapshot, seconds: f64) -> String {
    utc(unix_seconds(snapshot, seconds))
}

/// A second since 1970 as `2026-01-31T23:59:59Z`.
///
/// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
#[must_use]
pub fn utc(unix: u64) -> String {
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
}
