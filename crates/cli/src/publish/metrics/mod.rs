//! What is published of a result: every measure by its name, once for all forms.
//!
//! Prometheus puts `katydid_` before a name and `_seconds` or `_total` after it, OpenTelemetry `katydid.` before it. The
//! number of points is bounded as the rows of a result are. A transaction's steps are in other rows already, so that it has
//! measures of its own: all requests are the sum of their rows.

mod judged;
mod rows;

use std::borrow::Cow;

use katydid_core::stats::{Quantiles, Samples, Snapshot};

/// What tells the points of a family apart.
pub(in crate::publish) type Labels<'a> = Vec<(&'static str, Cow<'a, str>)>;

/// A measure, with all that is known of it.
#[derive(Clone, Debug)]
pub(in crate::publish) struct Family<'a> {
    pub(in crate::publish) name: &'static str,
    /// A sentence.
    pub(in crate::publish) help: &'static str,
    pub(in crate::publish) points: Points<'a>,
}

/// No two of a family have the same labels.
#[derive(Clone, Debug)]
pub(in crate::publish) enum Points<'a> {
    /// What only grows.
    Counts(Vec<(Labels<'a>, u64)>),
    /// What goes up and down.
    Gauges(Vec<(Labels<'a>, f64)>),
    /// Distributions of times.
    Times(Vec<(Labels<'a>, Times<'a>)>),
}

/// A distribution of times.
#[derive(Clone, Copy, Debug)]
pub(in crate::publish) struct Times<'a> {
    pub(in crate::publish) samples: &'a Samples,
    pub(in crate::publish) quantiles: &'a Quantiles,
}

impl Points<'_> {
    pub(in crate::publish) fn is_empty(&self) -> bool {
        match self {
            Self::Counts(points) => points.is_empty(),
            Self::Gauges(points) => points.is_empty(),
            Self::Times(points) => points.is_empty(),
        }
    }
}

impl Times<'_> {
    pub(in crate::publish) fn count(&self) -> u64 {
        self.samples.0.iter().map(|(_, count)| count).sum()
    }

    /// The sum of all times, in seconds.
    pub(in crate::publish) fn sum(&self) -> f64 {
        let average = self.quantiles.average.unwrap_or(0.0);
        average * self.count() as f64 / 1e6
    }
}

/// Everything there is to say: no family is without points.
pub(in crate::publish) fn families(result: &Snapshot) -> Vec<Family<'_>> {
    let families = rows::requests(result)
        .into_iter()
        .chain(rows::transactions(result))
        .chain(run(result))
        .chain([
            judged::checks(&result.checks),
            judged::thresholds(&result.thresholds),
        ]);
    families
        .filter(|family| !family.points.is_empty())
        .collect()
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

fn family<'a>(name: &'static str, help: &'static str, points: Points<'a>) -> Family<'a> {
    Family { name, help, points }
}

pub(in crate::publish) fn label<'a>(
    name: &'static str,
    value: &'a str,
) -> (&'static str, Cow<'a, str>) {
    (name, value.into())
}
