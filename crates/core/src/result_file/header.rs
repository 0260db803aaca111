//! What a file says of its run beside what was counted.

use serde::{Deserialize, Serialize};

use crate::stats::{Aggregator, Cause, EngineFacts, Outline, Run, Snapshot, ThresholdRow};

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
    /// What the engine told of itself when it started.
    #[serde(default)]
    pub engine: EngineFacts,
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
    /// What the engine told of itself at the end.
    #[serde(default)]
    pub engine: EngineFacts,
}

impl End {
    /// What the run came to that has been counted again.
    pub(super) fn of(&self, header: &Header, aggregator: &Aggregator) -> Snapshot {
        let engine = match self.engine.is_empty() {
            true => &header.engine,
            false => &self.engine,
        };
        Snapshot {
            commit: header.commit.clone(),
            engine: engine.clone(),
            cause: self.cause,
            thresholds: self.thresholds.clone(),
            ..aggregator.result()
        }
    }
}
