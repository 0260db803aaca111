//! Counting: what a shard records, what it sends once a tick, and what a view may show.
//!
//! A shard numbers the rows and messages that it meets at run time by itself, and tells in its next
//! [`Delta`] what the new numbers stand for; the [`Aggregator`] finds its own rows by their keys. So any
//! number of shards gives the same rows. Both keep a bounded number of them, however hostile a target.

mod absorb;
mod aggregator;
mod book;
mod crew;
mod delta;
mod engine_facts;
mod exchange;
mod failure;
mod histogram;
mod history;
mod interval;
mod log;
mod messages;
mod misfit;
mod names;
mod outline;
mod packed;
mod phases;
mod recorder;
mod reset;
mod row;
mod row_recorder;
mod series;
mod sightings;
mod snapshot;
mod text;
mod timeline;
mod times;
mod translation;
mod users;

pub use aggregator::{Aggregator, Run};
pub use delta::{Delta, ExceptionDelta, FailureDelta, Lateness, RowDelta, Words};
pub use engine_facts::EngineFacts;
pub use exchange::Exchange;
pub use failure::Failure;
pub use histogram::{Histogram, Samples};
pub use history::History;
pub use log::LogLine;
pub use messages::{MOST_MESSAGES, MessageId};
pub use misfit::Misfit;
pub use names::{MOST_NAMES, OTHER_NAMES};
pub use outline::{Outline, RowId, RowKey, TRANSACTION};
pub(crate) use packed::{followed_by_phases, with_phases};
pub use packed::{pack, unpack};
pub(crate) use phases::add as add_phases;
pub use phases::{Phase, PhaseTimes, Phases, PhasesDelta, RowPhases};
pub use recorder::Recorder;
pub use reset::Reset;
pub use sightings::Sighting;
pub use snapshot::{
    Cause, CheckRow, ExceptionRow, FailureRow, Point, Quantiles, Row, RowPoint, Snapshot, State,
    ThresholdRow,
};
pub use times::Times;

#[cfg(test)]
mod tests;
