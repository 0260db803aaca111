//! Locust's CSV files, column for column, then ours.

mod field;
mod history;

use super::millis::{at, reported, summary};
use super::moment::seen;
use crate::stats::{Phase, Row, Snapshot};
use field::{decimal, line, millis, text};

pub use history::{history_header, history_lines};

const PERCENTILES: &str = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

/// `PREFIX_stats.csv`: a row per request name, `Aggregated` last, which transactions are not in. Times in
/// milliseconds.
///
/// Ours after Locust's: aborted requests, the service times, and the mean time in each phase of the requests that went
/// through it.
#[must_use]
pub fn stats_csv(snapshot: &Snapshot) -> String {
    let mut csv = format!(
        "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,\
         Max Response Time,Average Content Size,Requests/s,Failures/s,{PERCENTILES},\
         Aborted Count,Median Service Time,Average Service Time,95% Service Time,99% Service Time{}\r\n",
        Phase::ALL
            .map(|phase| format!(",Average {} Time", phase.label()))
            .concat()
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
    fields.extend(summary(response).map(millis));
    fields.push(row.average_bytes().unwrap_or(0).to_string());
    fields.extend([decimal(row.total_rps), decimal(row.total_fail_per_sec)]);
    fields.extend(reported(response).map(millis));
    fields.push(row.aborted.to_string());
    let [median, average, ..] = summary(service);
    let service = [median, average, at(service, 0.95), at(service, 0.99)];
    fields.extend(service.map(millis));
    fields.extend(Phase::ALL.map(|phase| millis(row.phases.of(phase).average())));
    line(&fields)
}

/// `PREFIX_failures.csv`. Times are UTC, as Locust writes them.
#[must_use]
pub fn failures_csv(snapshot: &Snapshot) -> String {
    let mut csv = String::from("Method,Name,Error,Occurrences,First Seen,Last Seen\r\n");
    for failure in &snapshot.failures {
        csv += &line(&[
            text(&failure.method),
            text(&failure.name),
            text(&failure.error),
            failure.occurrences.to_string(),
            seen(snapshot, failure.first_seen),
            seen(snapshot, failure.last_seen),
        ]);
    }
    csv
}

/// `PREFIX_exceptions.csv`; the traceback is the path in the scenario. Ours after Locust's: when.
#[must_use]
pub fn exceptions_csv(snapshot: &Snapshot) -> String {
    let mut csv = String::from("Count,Message,Traceback,Nodes,First Seen,Last Seen\r\n");
    for exception in &snapshot.exceptions {
        csv += &line(&[
            exception.occurrences.to_string(),
            text(&exception.message),
            text(&exception.path),
            "local".to_owned(),
            seen(snapshot, exception.first_seen),
            seen(snapshot, exception.last_seen),
        ]);
    }
    csv
}

#[cfg(test)]
mod tests;
