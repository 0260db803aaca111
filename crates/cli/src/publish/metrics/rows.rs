//! What the rows of a result count.

use katydid_core::stats::{Row, Snapshot, TRANSACTION};

use super::{Family, Labels, Points, Times, family, label};

/// Of requests.
pub(super) fn requests(result: &Snapshot) -> [Family<'_>; 5] {
    let rows = rows(result, |row| row.method != TRANSACTION);
    let (requests, failures) = (
        counts(&rows, |row| row.requests),
        counts(&rows, |row| row.failures),
    );
    let aborted = Points::Counts(vec![(vec![], result.total.aborted)]);
    let (responses, services) = (times(&rows, response), times(&rows, service));
    [
        family("requests", "Requests answered or failed.", requests),
        family("failures", "Requests that failed.", failures),
        family("aborted", "Requests dropped in flight by a stop.", aborted),
        family(
            "response_time",
            "Times from the schedule's intention to the last byte.",
            responses,
        ),
        family(
            "service_time",
            "Times from sending to the last byte.",
            services,
        ),
    ]
}

/// Of transactions.
pub(super) fn transactions(result: &Snapshot) -> [Family<'_>; 3] {
    let rows = rows(result, |row| row.method == TRANSACTION);
    let (ended, failed) = (
        counts(&rows, |row| row.requests),
        counts(&rows, |row| row.failures),
    );
    let took = times(&rows, response);
    [
        family("transactions", "Transactions that ended.", ended),
        family("transaction_failures", "Transactions that failed.", failed),
        family(
            "transaction_time",
            "Times from a transaction's first step to the end of its last.",
            took,
        ),
    ]
}

fn rows(result: &Snapshot, is: fn(&Row) -> bool) -> Vec<&Row> {
    result.rows.iter().filter(|row| is(row)).collect()
}

fn counts<'a>(rows: &[&'a Row], count: fn(&Row) -> u64) -> Points<'a> {
    Points::Counts(rows.iter().map(|row| (labels(row), count(row))).collect())
}

fn times<'a>(rows: &[&'a Row], times: fn(&Row) -> Times<'_>) -> Points<'a> {
    Points::Times(rows.iter().map(|row| (labels(row), times(row))).collect())
}

fn response(row: &Row) -> Times<'_> {
    Times {
        samples: &row.response_times,
        quantiles: &row.response,
    }
}

fn service(row: &Row) -> Times<'_> {
    Times {
        samples: &row.service_times,
        quantiles: &row.service,
    }
}

fn labels(row: &Row) -> Labels<'_> {
    match row.method.as_str() {
        TRANSACTION => vec![label("name", &row.name)],
        method => vec![label("method", method), label("name", &row.name)],
    }
}
