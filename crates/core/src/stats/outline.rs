//! What statistics must know of a plan, in words of their own.

use std::time::Duration;

/// A row: below the length of [`Outline::rows`] an index into them, from there on one met at run time.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct RowId(pub u32);

/// A row of statistics: requests of the same method and name.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct RowKey {
    /// The verb, or what another protocol calls its kind of request.
    pub method: String,
    /// The author's name for the request, or its path and query.
    pub name: String,
}

impl RowKey {
    /// Whether it stands for blocks of steps, not for requests.
    #[must_use]
    pub fn is_transaction(&self) -> bool {
        self.method == TRANSACTION
    }
}

/// `GET /cart`
impl std::fmt::Display for RowKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.name)
    }
}

/// The method of rows that time a block of steps: they are in no total, series or rate.
pub const TRANSACTION: &str = "TRANSACTION";

/// What statistics must know of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Outline {
    /// The test's name; may be empty.
    pub name: String,
    /// The scenario as canonical JSON.
    pub scenario: String,
    /// SHA-256 of the scenario's canonical JSON, in hex.
    pub hash: String,
    /// The root of every random draw.
    pub seed: u64,
    /// The origins it sends to.
    pub targets: Vec<String>,
    /// The classes' names; deltas count users in this order.
    pub classes: Vec<String>,
    /// What the plan's [`RowId`]s stand for; none twice.
    pub rows: Vec<RowKey>,
    /// What the checks are called.
    pub checks: Vec<String>,
    /// Users at the peak.
    pub users: u32,
    /// When the last user starts.
    pub spawned_at: Duration,
    /// From the start to the end; `None` runs until stopped.
    pub run_time: Option<Duration>,
}

impl Outline {
    /// The first interval in all of which every user may run.
    #[must_use]
    pub fn spawned_interval(&self) -> u32 {
        self.spawned_at.as_secs_f64().ceil() as u32
    }
}
