//! What a name stands for.

use crate::stats::{Quantiles, Row, Snapshot};

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Figure {
    Quantile(f64),
    Min,
    Max,
    Average,
    /// The names of times once more, of a row's service times.
    Services,
    Requests,
    Failures,
    FailureRatio,
    Aborted,
    Rps,
    FailsPerSecond,
    Bytes,
    /// By the names of checks.
    Checks,
    Iterations,
    Dropped,
    Exceptions,
    Users,
    Clock,
}

impl Figure {
    /// A time in seconds; `None` without samples, and for what is no time.
    pub(super) fn time(self, times: &Quantiles) -> Option<f64> {
        let micros = match self {
            Self::Quantile(quantile) => times.at(quantile)? as f64,
            Self::Min => times.min? as f64,
            Self::Max => times.max? as f64,
            Self::Average => times.average?,
            _ => return None,
        };
        Some(micros / 1e6)
    }

    /// A number; `None` before there is one, and for what is no number.
    pub(super) fn number(self, run: &Snapshot, row: Option<&Row>) -> Option<f64> {
        match self {
            Self::Iterations => Some(run.iterations as f64),
            Self::Dropped => Some(run.dropped as f64),
            Self::Exceptions => Some(exceptions(run)),
            Self::Users => Some(users(run)),
            Self::Clock => Some(run.elapsed),
            _ => self.of_row(row.filter(|row| row.requests > 0)?),
        }
    }

    fn of_row(self, row: &Row) -> Option<f64> {
        Some(match self {
            Self::Requests => row.requests as f64,
            Self::Failures => row.failures as f64,
            Self::FailureRatio => row.failure_ratio()?,
            Self::Aborted => row.aborted as f64,
            Self::Rps => row.total_rps,
            Self::FailsPerSecond => row.total_fail_per_sec,
            Self::Bytes => row.bytes as f64,
            time => return time.time(&row.response),
        })
    }
}

fn exceptions(run: &Snapshot) -> f64 {
    let all = run.exceptions.iter().map(|row| row.occurrences);
    all.sum::<u64>() as f64
}

/// At the end of a run there are none any more.
fn users(run: &Snapshot) -> f64 {
    let before = run.series.iter().map(|point| point.users);
    f64::from(before.fold(run.users, u32::max))
}
