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

/// Every name, in the order of the documents: those of times first.
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
    name("min", Figure::Min, "the least response time, in seconds"),
    name("max", Figure::Max, "the greatest"),
    name("average", Figure::Average, "their mean"),
    name("median", Figure::Quantile(0.5), "another word for `p50`"),
    name(
        "service",
        Figure::Services,
        "the same ten percentiles, least, greatest, mean and median of the service times: `service.p95`",
    ),
    name(
        "requests",
        Figure::Requests,
        "requests that were answered or failed",
    ),
    name("failures", Figure::Failures, "those that failed"),
    name(
        "failure_ratio",
        Figure::FailureRatio,
        "the part of them that failed, 0 to 1",
    ),
    name(
        "aborted",
        Figure::Aborted,
        "requests dropped in flight by a stop, in no other figure",
    ),
    name("rps", Figure::Rps, "requests a second"),
    name(
        "fails_per_second",
        Figure::FailsPerSecond,
        "failures a second",
    ),
    name("bytes", Figure::Bytes, "bytes of the bodies received"),
    name(
        "checks",
        Figure::Checks,
        "the part of a check that passed, 0 to 1: `checks[\"is quick\"]`",
    ),
    name(
        "iterations",
        Figure::Iterations,
        "tasks that came to their end",
    ),
    name(
        "dropped",
        Figure::Dropped,
        "tasks that did not start, because no user was free",
    ),
    name(
        "exceptions",
        Figure::Exceptions,
        "exceptions that the scenario raised",
    ),
    name(
        "users",
        Figure::Users,
        "the most users there have been at once",
    ),
    name("t", Figure::Clock, "seconds since the start"),
];

/// How many names are those of times, which `service` has too.
const TIMES: usize = 14;

/// The names alone. What only the documents say is no part of a program that has none.
pub(crate) const WORDS: [&str; NAMES.len()] = {
    let mut words = [""; NAMES.len()];
    let mut at = 0;
    while at < NAMES.len() {
        words[at] = NAMES[at].name;
        at += 1;
    }
    words
};

const FIGURES: [Figure; NAMES.len()] = {
    let mut figures = [Figure::Clock; NAMES.len()];
    let mut at = 0;
    while at < NAMES.len() {
        figures[at] = NAMES[at].figure;
        at += 1;
    }
    figures
};

/// The names of times.
pub(crate) fn times() -> &'static [&'static str] {
    const { WORDS.split_at(TIMES).0 }
}

/// What a name stands for.
pub(super) fn find(name: &str) -> Option<Figure> {
    let at = WORDS.iter().position(|word| *word == name)?;
    Some(FIGURES[at])
}
