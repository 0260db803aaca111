//! `PREFIX_stats_history.csv`: a line an interval.

use super::PERCENTILES;
use super::field::{decimal, line, millis, text};
use crate::report::millis::summary;
use crate::report::moment::unix_seconds;
use crate::stats::{Point, Quantiles, Row, RowPoint, Snapshot};

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

/// The lines of `PREFIX_stats_history.csv` for an interval: that of all requests, and with `full` one of each row
/// before it, as Locust's `--csv-full-history` writes them.
///
/// The rates and percentiles are the interval's own; Locust's are of ten seconds, or of the whole run so far. The totals
/// are those of the snapshot. A row of which it does not know that interval has no line.
#[must_use]
pub fn history_lines(snapshot: &Snapshot, point: &Point, full: bool) -> String {
    let rows = snapshot.rows.iter().filter(|_| full);
    let rows = rows.filter_map(|row| Some((row, within(row, point)?)));
    let mut lines: String = rows
        .map(|(row, own)| history_line(snapshot, point, row, &own))
        .collect();
    lines += &history_line(snapshot, point, &snapshot.total, &(*point).into());
    lines
}

/// What the interval held of a row, as far as it is known.
fn within(row: &Row, point: &Point) -> Option<RowPoint> {
    let mut known = row.series.iter().rev().chain(&row.interval);
    known.find(|own| own.start() == point.start()).copied()
}

fn history_line(snapshot: &Snapshot, point: &Point, row: &Row, own: &RowPoint) -> String {
    let Row {
        requests,
        failures,
        response,
        ..
    } = row;
    let unix = unix_seconds(snapshot, point.at);
    let quantile = |at| millis(own.at(at).map(|micros| micros as f64));
    let mut fields = vec![
        unix.to_string(),
        point.users.to_string(),
        text(&row.method),
        text(&row.name),
    ];
    fields.extend([decimal(own.rps()), decimal(own.fail_per_sec())]);
    fields.extend(Quantiles::REPORTED.map(quantile));
    fields.extend([requests.to_string(), failures.to_string()]);
    fields.extend(summary(response).map(millis));
    fields.push(row.average_bytes().unwrap_or(0).to_string());
    fields.push(
        match row.name == snapshot.total.name && row.method.is_empty() {
            true => point.dropped.to_string(),
            false => "0".to_owned(),
        },
    );
    line(&fields)
}
