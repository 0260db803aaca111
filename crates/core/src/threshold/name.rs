//! The table of names.

use super::figure::Figure;

/// A name that a threshold's expression sees.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// As it is written.
    pub name: &'static str,
    /// What it stands for, with its unit.
    pub meaning: &'static str,
    figure: Figure,
}

const fn name(name: &'static str, figure: Figure, meaning: &'static str) -> Name {
    Name {
        name,
        meaning,
        figure,
    }
}

/// Every name, in the order of the documents.
pub const NAMES: &[Name] = &[
    name(
        "p50",
        Figure::Quantile(0.5),
        "the response time, in seconds, that 50 % of the requests did not exceed",
    ),
    name("p66", Figure::Quantile(0.66), "the same of 66 %"),
    name("p75", Figure::Quantile(0.75), "the same of 75 %"),
    name("p80", Figure::Quantile(0.8), "the same of 80 %"),
    name("p90", Figure::Quantile(0.9), "the same of 90 %"),
    name("p95", Figure::Quantile(0.95), "the same of 95 %"),
    name("p98", Figure::Quantile(0.98), "the same of 98 %"),
    name("p99", Figure::Quantile(0.99), "the same of 99 %"),
    name("p999", Figure::Quantile(0.999), "the same of 99.9 %"),
    name("p9999", Figure::Quantile(0.9999), "the same of 99.99 %"),
    name(
        "min",
        Figure::Time(|times| times.min.map(|min| min as f64)),
        "the least response time, in seconds",
    ),
    name(
        "max",
        Figure::Time(|times| times.max.map(|max| max as f64)),
        "the greatest",
    ),
    name("average", Figure::Time(|times| times.average), "their mean"),
    name("median", Figure::Quantile(0.5), "another word for `p50`"),
    name(
        "service",
        Figure::Service,
        "the same ten percentiles, least, greatest, mean and median of the service times: `service.p95`",
    ),
    name(
        "requests",
        Figure::Row(|row| row.requests as f64),
        "requests that were answered or failed",
    ),
    name(
        "failures",
        Figure::Row(|row| row.failures as f64),
        "those that failed",
    ),
    name(
        "failure_ratio",
        Figure::Row(|row| row.failure_ratio().unwrap_or_default()),
        "the part of them that failed, 0 to 1",
    ),
    name(
        "aborted",
        Figure::Row(|row| row.aborted as f64),
        "requests dropped in flight by a stop, in no other figure",
    ),
    name("rps", Figure::Row(|row| row.total_rps), "requests a second"),
    name(
        "fails_per_second",
        Figure::Row(|row| row.total_fail_per_sec),
        "failures a second",
    ),
    name(
        "bytes",
        Figure::Row(|row| row.bytes as f64),
        "bytes of the bodies received",
    ),
    name(
        "checks",
        Figure::Checks,
        "the part of a check that passed, 0 to 1: `checks[\"is quick\"]`",
    ),
    name(
        "iterations",
        Figure::Test(|run| run.iterations as f64),
        "tasks that came to their end",
    ),
    name(
        "dropped",
        Figure::Test(|run| run.dropped as f64),
        "tasks that did not start, because no user was free",
    ),
    name(
        "exceptions",
        Figure::Test(super::figure::exceptions),
        "exceptions that the scenario raised",
    ),
    name(
        "users",
        Figure::Test(super::figure::users),
        "the most users there have been at once",
    ),
    name("t", Figure::Clock, "seconds since the start"),
];

/// The same without what only the documents say, which then is no part of a program that has none.
pub(super) const KNOWN: [(&str, Figure); NAMES.len()] = {
    let mut known = [("", Figure::Clock); NAMES.len()];
    let mut at = 0;
    while at < NAMES.len() {
        known[at] = (NAMES[at].name, NAMES[at].figure);
        at += 1;
    }
    known
};

/// What a name stands for.
pub(super) fn find(name: &str) -> Option<(&'static str, Figure)> {
    KNOWN.into_iter().find(|(known, _)| *known == name)
}

/// The names of times, which `service` has too.
pub(super) fn times() -> impl Iterator<Item = (&'static str, Figure)> + Clone {
    KNOWN.into_iter().filter(|(_, figure)| figure.is_time())
}
