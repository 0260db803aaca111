//! What a name stands for.

use crate::stats::{Quantiles, Row, Snapshot};

/// Where the value of a name is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Figure {
    /// Among a row's response times, in microseconds.
    Quantile(f64),
    /// The same of what is no quantile.
    Time(fn(&Quantiles) -> Option<f64>),
    /// The names of times once more, of a row's service times.
    Service,
    /// In a row that has a sample.
    Row(fn(&Row) -> f64),
    /// In the whole run.
    Test(fn(&Snapshot) -> f64),
    /// By the names of checks.
    Checks,
    /// In the clock.
    Clock,
}

impl Figure {
    pub(super) fn is_time(self) -> bool {
        matches!(self, Self::Quantile(_) | Self::Time(_))
    }

    /// A time in seconds; `None` without samples, and for what is no time.
    pub(super) fn time(self, times: &Quantiles) -> Option<f64> {
        let micros = match self {
            Self::Quantile(quantile) => times.at(quantile).map(|micros| micros as f64),
            Self::Time(of) => of(times),
            _ => None,
        };
        micros.map(|micros| micros / 1e6)
    }

    /// A number; `None` before there is one, and for what is no number.
    pub(super) fn number(self, run: &Snapshot, row: Option<&Row>) -> Option<f64> {
        let row = row.filter(|row| row.requests > 0);
        match self {
            Self::Quantile(_) | Self::Time(_) => self.time(&row?.response),
            Self::Row(of) => row.map(of),
            Self::Test(of) => Some(of(run)),
            Self::Clock => Some(run.elapsed),
            Self::Service | Self::Checks => None,
        }
    }
}

pub(super) fn exceptions(run: &Snapshot) -> f64 {
    let all = run.exceptions.iter().map(|row| row.occurrences);
    all.sum::<u64>() as f64
}

/// At the end of a run there are none any more.
pub(super) fn users(run: &Snapshot) -> f64 {
    let before = run.series.iter().map(|point| point.users);
    f64::from(before.fold(run.users, u32::max))
}
