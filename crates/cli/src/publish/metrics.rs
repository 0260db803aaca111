//! What is published of a result: every measure by its name, once for all forms.
//!
//! Prometheus puts `katydid_` before a name and `_seconds` or `_total` after it, OpenTelemetry `katydid.` before it. The
//! number of points is bounded as the rows of a result are. A transaction's steps are in other rows already, so that it has
//! measures of its own: all requests are the sum of their rows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use katydid_core::stats::{CheckRow, Quantiles, Row, Samples, Snapshot, TRANSACTION, ThresholdRow};

/// What tells the points of a family apart.
pub(super) type Labels<'a> = Vec<(&'static str, Cow<'a, str>)>;

/// A measure, with all that is known of it.
#[derive(Clone, Debug)]
pub(super) struct Family<'a> {
    pub(super) name: &'static str,
    /// A sentence.
    pub(super) help: &'static str,
    pub(super) points: Points<'a>,
}

/// No two of a family have the same labels.
#[derive(Clone, Debug)]
pub(super) enum Points<'a> {
    /// What only grows.
    Counts(Vec<(Labels<'a>, u64)>),
    /// What goes up and down.
    Gauges(Vec<(Labels<'a>, f64)>),
    /// Distributions of times.
    Times(Vec<(Labels<'a>, Times<'a>)>),
}

/// A distribution of times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times<'a> {
    pub(super) samples: &'a Samples,
    pub(super) quantiles: &'a Quantiles,
}

impl Points<'_> {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Counts(points) => points.is_empty(),
            Self::Gauges(points) => points.is_empty(),
            Self::Times(points) => points.is_empty(),
        }
    }
}

impl Times<'_> {
    pub(super) fn count(&self) -> u64 {
        self.samples.0.iter().map(|(_, count)| count).sum()
    }

    /// The sum of all times, in seconds.
    pub(super) fn sum(&self) -> f64 {
        let average = self.quantiles.average.unwrap_or(0.0);
        average * self.count() as f64 / 1e6
    }
}

/// Everything there is to say: no family is without points.
pub(super) fn families(result: &Snapshot) -> Vec<Family<'_>> {
    let families = requests(result)
        .into_iter()
        .chain(transactions(result))
        .chain(run(result))
        .chain([checks(&result.checks), thresholds(&result.thresholds)]);
    families
        .filter(|family| !family.points.is_empty())
        .collect()
}

fn requests(result: &Snapshot) -> [Family<'_>; 5] {
    let rows: Vec<&Row> = result
        .rows
        .iter()
        .filter(|row| row.method != TRANSACTION)
        .collect();
    [
        family(
            "requests",
            "Requests answered or failed.",
            counts(&rows, |row| row.requests),
        ),
        family(
            "failures",
            "Requests that failed.",
            counts(&rows, |row| row.failures),
        ),
        family(
            "aborted",
            "Requests dropped in flight by a stop.",
            Points::Counts(vec![(vec![], result.total.aborted)]),
        ),
        family(
            "response_time",
            "Times from the schedule's intention to the last byte.",
            times(&rows, response),
        ),
        family(
            "service_time",
            "Times from sending to the last byte.",
            times(&rows, service),
        ),
    ]
}

fn transactions(result: &Snapshot) -> [Family<'_>; 3] {
    let rows: Vec<&Row> = result
        .rows
        .iter()
        .filter(|row| row.method == TRANSACTION)
        .collect();
    [
        family(
            "transactions",
            "Transactions that ended.",
            counts(&rows, |row| row.requests),
        ),
        family(
            "transaction_failures",
            "Transactions that failed.",
            counts(&rows, |row| row.failures),
        ),
        family(
            "transaction_time",
            "Times from a transaction's first step to the end of its last.",
            times(&rows, response),
        ),
    ]
}

fn run(result: &Snapshot) -> [Family<'_>; 5] {
    let count = |count| Points::Counts(vec![(vec![], count)]);
    let exceptions = result.exceptions.iter().map(|row| row.occurrences).sum();
    let users = result.classes.iter();
    let users = users.map(|(class, users)| (vec![label("class", class)], f64::from(*users)));
    let in_flight = vec![(vec![], f64::from(result.in_flight))];
    [
        family("users", "Users running.", Points::Gauges(users.collect())),
        family(
            "in_flight",
            "Requests sent and not yet answered.",
            Points::Gauges(in_flight),
        ),
        family(
            "iterations",
            "Tasks that came to their end.",
            count(result.iterations),
        ),
        family(
            "dropped",
            "Iterations that did not start, because no user was free.",
            count(result.dropped),
        ),
        family(
            "exceptions",
            "What failed in the scenario itself.",
            count(exceptions),
        ),
    ]
}

/// Checks may share a name.
fn checks(rows: &[CheckRow]) -> Family<'_> {
    let mut sums = BTreeMap::<Labels<'_>, u64>::new();
    for row in rows {
        for (result, count) in [("pass", row.passes), ("fail", row.fails)] {
            let labels = vec![label("name", &row.name), label("result", result)];
            *sums.entry(labels).or_default() += count;
        }
    }
    family(
        "check",
        "Checks by name and result; a failed one fails no request.",
        Points::Counts(sums.into_iter().collect()),
    )
}

/// Thresholds may be alike but for what happens when they are not met; what cannot be said yet is not told.
fn thresholds(rows: &[ThresholdRow]) -> Family<'_> {
    let mut held = BTreeMap::<Labels<'_>, bool>::new();
    for row in rows {
        let Some(holds) = row.holds else { continue };
        let on = row.on.as_deref().unwrap_or_default();
        let labels = vec![label("expect", &row.expect), label("on", on)];
        *held.entry(labels).or_insert(true) &= holds;
    }
    let gauge = |(labels, holds)| (labels, f64::from(u8::from(holds)));
    family(
        "threshold",
        "Whether a threshold is met: 1, or 0.",
        Points::Gauges(held.into_iter().map(gauge).collect()),
    )
}

fn family<'a>(name: &'static str, help: &'static str, points: Points<'a>) -> Family<'a> {
    Family { name, help, points }
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

pub(super) fn label<'a>(name: &'static str, value: &'a str) -> (&'static str, Cow<'a, str>) {
    (name, value.into())
}
