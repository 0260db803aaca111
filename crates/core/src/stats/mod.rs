//! Counting: what a shard records, what it sends once a tick, and what a view may show.

mod aggregator;
mod crew;
mod delta;
mod exchange;
mod failure;
mod failures;
mod histogram;
mod interval;
mod outline;
mod recorder;
mod row;
mod snapshot;
mod timeline;

pub use aggregator::{Aggregator, Run};
pub use delta::{Delta, FailureDelta, Lateness, RowDelta};
pub use exchange::Exchange;
pub use failure::Failure;
pub use histogram::{Histogram, Samples, Times};
pub use outline::{Outline, RowId, RowKey};
pub use recorder::Recorder;
pub use snapshot::{FailureRow, Point, Quantiles, Row, Snapshot, State};
