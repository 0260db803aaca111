//! What a file says of its run beside what was counted.

use serde::{Deserialize, Serialize};

use crate::stats::{Aggregator, Cause, Outline, Run, Snapshot, ThresholdRow};

/// What is known when a run starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of Katydid that ran it.
    pub katydid: String,
    /// When it started, and on how many shards.
    pub run: Run,
    /// The commit that the scenario's file lies in, if any.
    pub commit: Option<String>,
    /// What it ran on.
    pub machine: Machine,
    /// The scenario, its hash and seed, and what its rows are called.
    pub outline: Outline,
}

/// What a run ran on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The system, such as `linux`.
    pub os: String,
    /// The processor's kind, such as `x86_64`.
    pub arch: String,
    /// How many cores were there to run on.
    pub cores: u32,
}

/// What is known when a run has ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// Why it ended.
    pub cause: Option<Cause>,
    /// How its thresholds stood.
    pub thresholds: Vec<ThresholdRow>,
}

impl End {
    /// What the run came to that has been counted again.
    pub(super) fn of(&self, header: &Header, aggregator: &Aggregator) -> Snapshot {
        Snapshot {
            commit: header.commit.clone(),
            cause: self.cause,
            thresholds: self.thresholds.clone(),
            ..aggregator.result()
        }
    }
}
