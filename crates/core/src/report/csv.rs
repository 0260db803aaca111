//! Locust's CSV files, column for column, then ours.

use std::fmt::Write as _;

use crate::stats::{Point, Quantiles, Row, Snapshot};

const PERCENTILES: &str = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

/// `PREFIX_stats.csv`: a row per request name, `Aggregated` last. Times in milliseconds.
///
/// Ours after Locust's: aborted requests and the service times.
#[must_use]
pub fn stats_csv(snapshot: &Snapshot) -> String {
    let mut csv = format!(
        "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,\
         Max Response Time,Average Content Size,Requests/s,Failures/s,{PERCENTILES},\
         Aborted Count,Median Service Time,Average Service Time,95% Service Time,99% Service Time\r\n"
    );
    for row in snapshot.rows.iter().chain([&snapshot.total]) {
        csv += &stats_line(row);
    }
    csv
}

fn stats_line(row: &Row) -> String {
    let Row {
        requests,
        failures,
        response,
        service,
        ..
    } = row;
    let mut fields = vec![
        text(&row.method),
        text(&row.name),
        requests.to_string(),
        failures.to_string(),
    ];
    fields.extend(summary(response));
    fields.push(row.average_bytes().unwrap_or(0).to_string());
    fields.extend([decimal(row.total_rps), decimal(row.total_fail_per_sec)]);
    fields.extend(percentiles(response));
    fields.push(row.aborted.to_string());
    fields.extend([
        at(service, 0.5),
        millis(service.average),
        at(service, 0.95),
        at(service, 0.99),
    ]);
    line(&fields)
}

/// The first line of `PREFIX_stats_history.csv`.
#[must_use]
pub fn history_header() -> String {
    format!(
        "Timestamp,User Count,Type,Name,Requests/s,Failures/s,{PERCENTILES},Total Request Count,Total Failure Count,\
         Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,\
         Total Average Content Size\r\n"
    )
}

/// The line of `PREFIX_stats_history.csv` for the last interval; empty before there is one.
///
/// The rates and percentiles are the interval's own; Locust's are of ten seconds, or of the whole
/// run so far.
#[must_use]
pub fn history_line(snapshot: &Snapshot) -> String {
    snapshot
        .series
        .last()
        .map(|point| interval_line(snapshot, point))
        .unwrap_or_default()
}

fn interval_line(snapshot: &Snapshot, point: &Point) -> String {
    let Row {
        requests,
        failures,
        response,
        ..
    } = &snapshot.total;
    let unix = unix_seconds(snapshot, point.at);
    let own = |quantile| millis(point.at(quantile).map(|micros| micros as f64));
    let mut fields = vec![
        unix.to_string(),
        point.users.to_string(),
        String::new(),
        "Aggregated".to_owned(),
    ];
    fields.extend([decimal(point.rps()), decimal(point.fail_per_sec())]);
    fields.extend(Quantiles::REPORTED.map(own));
    fields.extend([requests.to_string(), failures.to_string()]);
    fields.extend(summary(response));
    fields.push(snapshot.total.average_bytes().unwrap_or(0).to_string());
    line(&fields)
}

/// `PREFIX_failures.csv`. Times are UTC, as Locust writes them.
#[must_use]
pub fn failures_csv(snapshot: &Snapshot) -> String {
    let mut csv = String::from("Method,Name,Error,Occurrences,First Seen,Last Seen\r\n");
    for failure in &snapshot.failures {
        let seen = |seconds: f64| utc(unix_seconds(snapshot, seconds));
        csv += &line(&[
            text(&failure.method),
            text(&failure.name),
            text(&failure.error),
            failure.occurrences.to_string(),
            seen(failure.first_seen),
            seen(failure.last_seen),
        ]);
    }
    csv
}

/// The second since 1970 that this many seconds after the start fall in.
fn unix_seconds(snapshot: &Snapshot, seconds: f64) -> u64 {
    (snapshot.started_unix_ms + (seconds * 1000.0) as u64) / 1000
}

fn line(fields: &[String]) -> String {
    fields.join(",") + "\r\n"
}

fn summary(times: &Quantiles) -> Vec<String> {
    let micros = |value: Option<u64>| millis(value.map(|micros| micros as f64));
    vec![
        at(times, 0.5),
        millis(times.average),
        micros(times.min),
        micros(times.max),
    ]
}

fn percentiles(times: &Quantiles) -> Vec<String> {
    Quantiles::REPORTED
        .iter()
        .map(|&quantile| at(times, quantile))
        .collect()
}

fn at(times: &Quantiles, quantile: f64) -> String {
    millis(times.at(quantile).map(|micros| micros as f64))
}

/// Milliseconds of microseconds, to the microsecond, in their shortest form; `N/A` for none.
fn millis(micros: Option<f64>) -> String {
    micros.map_or_else(
        || "N/A".to_owned(),
        |micros| (libm::round(micros) / 1000.0).to_string(),
    )
}

fn decimal(rate: f64) -> String {
    format!("{rate:.6}")
}

/// Quoted where the format asks for it; what a spreadsheet would take for a formula gets an apostrophe.
fn text(field: &str) -> String {
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
