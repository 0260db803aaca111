//! What changed since the last tick.

use super::histogram::gaps;
use super::{
    Exchange, Failure, LogLine, MessageId, PhasesDelta, RowId, RowKey, Samples, Sighting, Times,
};
use crate::tick::Tick;

/// What changed on one shard since its last delta.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Delta {
    /// The shard it comes from; [`Delta::ALL`] where it is of all of them together.
    pub shard: u32,
    /// The interval it belongs to, from 0: the second of the run that it ends in, or the first of several.
    pub interval: u32,
    /// Intervals after that one which it holds, too: older ones become one.
    pub further: u32,
    /// When it was taken.
    pub at: Tick,
    /// Users running on this shard, by class.
    pub users: Vec<u32>,
    /// The most there were at once, as far as was heard.
    pub users_most: u32,
    /// Requests sent and not yet answered.
    pub in_flight: u32,
    /// The most there were at once since the last delta.
    pub in_flight_max: u32,
    /// What the shard's next row ids stand for, after those it has told before.
    pub names: Vec<RowKey>,
    /// What its next message ids stand for, after those it has told before.
    pub messages: Vec<String>,
    /// Rows of requests that changed.
    pub rows: Vec<RowDelta>,
    /// Rows of transactions that changed.
    pub transactions: Vec<RowDelta>,
    /// Failures that came, by row and kind.
    pub failures: Vec<FailureDelta>,
    /// Exceptions that came, by path and message.
    pub exceptions: Vec<ExceptionDelta>,
    /// Passes and fails of each check; empty if none was made.
    pub checks: Vec<(u64, u64)>,
    /// Iterations that came to their end.
    pub iterations: u64,
    /// Iterations that did not start, because no user was free.
    pub dropped: u64,
    /// Whether its clock is frozen.
    pub paused: bool,
    /// When the shard began to stop: from then on it sends nothing.
    pub stopped: Option<Tick>,
    /// Lines written to the log.
    pub log: Vec<LogLine>,
    /// Lines beyond those.
    pub log_left_out: u64,
    /// How late requests were sent.
    pub lateness: Lateness,
    /// Whether this is the shard's last.
    pub ended: bool,
    /// What requests took in each phase, by row. It goes behind all the rest: files of earlier versions end before it.
    #[serde(skip)]
    pub phases: Vec<PhasesDelta>,
}

impl Delta {
    /// The shard of what is counted of all shards together.
    pub const ALL: u32 = u32::MAX - 2;

    /// How many intervals of a second it holds.
    #[must_use]
    pub fn intervals(&self) -> u32 {
        self.further.saturating_add(1)
    }
}

/// What rows and texts are called that were met at run time, in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Words {
    /// Rows after those of the plan.
    pub names: Vec<RowKey>,
    /// Texts after [`MessageId::OTHER`].
    pub messages: Vec<String>,
}

/// What changed in one row.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RowDelta {
    /// The row.
    pub row: RowId,
    /// Requests answered or failed.
    pub requests: u64,
    /// Those that failed.
    pub failures: u64,
    /// Requests dropped in flight by a stop: in no other count.
    pub aborted: u64,
    /// Bytes of bodies received.
    pub bytes: u64,
    /// When the last one was done.
    pub last: Tick,
    /// Exact sum and extremes of the response times.
    pub response: Times,
    /// Exact sum and extremes of the service times.
    pub service: Times,
    /// The response times.
    #[serde(with = "gaps")]
    pub response_times: Samples,
    /// The service times.
    #[serde(with = "gaps")]
    pub service_times: Samples,
}

/// Failures of one row and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FailureDelta {
    /// The row.
    pub row: RowId,
    /// The kind.
    pub failure: Failure,
    /// How many, and when.
    pub seen: Sighting,
}

/// Exceptions of one path and message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ExceptionDelta {
    /// Where in the scenario.
    pub path: MessageId,
    /// What went wrong.
    pub message: MessageId,
    /// How many, and when.
    pub seen: Sighting,
}

/// How long after its intended time the engine sent a request: its own measure of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Lateness {
    /// Requests sent.
    pub requests: u64,
    /// Those sent more than [`Lateness::LATE_MICROS`] after their time.
    pub late: u64,
    /// The latest, in microseconds.
    pub max_micros: u64,
}

impl Lateness {
    /// A request sent later than this many microseconds counts as late.
    pub const LATE_MICROS: u64 = 10_000;

    /// Counts how late this exchange was sent.
    pub fn record(&mut self, exchange: &Exchange) {
        let micros = (exchange.sent - exchange.intended).as_micros() as u64;
        self.merge(Self {
            requests: 1,
            late: u64::from(micros > Self::LATE_MICROS),
            max_micros: micros,
        });
    }

    /// Adds others.
    pub fn merge(&mut self, other: Self) {
        self.requests += other.requests;
        self.late += other.late;
        self.max_micros = self.max_micros.max(other.max_micros);
    }
}
