//! `PREFIX_stats_history.csv`: a line an interval.

use super::PERCENTILES;
use super::field::{decimal, line, millis};
use crate::report::millis::summary;
use crate::report::moment::unix_seconds;
use crate::stats::{Point, Quantiles, Row, Snapshot};

/// The first line of `PREFIX_stats_history.csv`.
///
/// Ours after Locust's: iterations that did not start in the interval, because no user was free.
#[must_use]
pub fn history_header() -> String {
    format!(
        "Timestamp,User Count,Type,Name,Requests/s,Failures/s,{PERCENTILES},Total Request Count,Total Failure Count,\
         Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,\
         Total Average Content Size,Dropped Count\r\n"
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
    fields.extend(summary(response).map(millis));
    fields.push(snapshot.total.average_bytes().unwrap_or(0).to_string());
    fields.push(point.dropped.to_string());
    line(&fields)
}
