//! The frames of a run under way.

use super::{End, Header, Machine, begin, condensed, delta, end};
use crate::stats::{Aggregator, Delta, EngineFacts, Snapshot};

/// What a platform tells of itself and of the scenario's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The version of Katydid.
    pub katydid: String,
    /// The commit that the scenario's file lies in, if any.
    pub commit: Option<String>,
    /// What it runs on.
    pub machine: Machine,
    /// What the engine tells of itself.
    pub engine: EngineFacts,
}

/// The frames of a run under way, those that nobody has taken yet.
#[derive(Clone, Debug)]
pub struct Tape {
    origin: Origin,
    frames: Vec<u8>,
}

impl Tape {
    /// With the header of this run.
    #[must_use]
    pub fn new(origin: Origin, aggregator: &Aggregator) -> Self {
        let frames = begin(&header(&origin, aggregator));
        Self { origin, frames }
    }

    /// Adds what changed, in numbers of the whole run.
    pub fn add(&mut self, changed: &Delta) {
        self.frames.extend(delta(changed));
    }

    /// The frames since the last call.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.frames)
    }

    /// The whole file so far, as short as it can be: older intervals are merged.
    #[must_use]
    pub fn whole(&self, aggregator: &Aggregator) -> Vec<u8> {
        let mut whole = begin(&header(&self.origin, aggregator));
        whole.extend(condensed(aggregator));
        whole
    }

    /// What follows the last frame when the run has come to this result.
    #[must_use]
    pub fn end(result: &Snapshot) -> Vec<u8> {
        end(&End {
            cause: result.cause,
            thresholds: result.thresholds.clone(),
            engine: result.engine.clone(),
        })
    }
}

fn header(origin: &Origin, aggregator: &Aggregator) -> Header {
    Header {
        katydid: origin.katydid.clone(),
        run: aggregator.run(),
        commit: origin.commit.clone(),
        machine: origin.machine.clone(),
        engine: origin.engine.clone(),
        outline: aggregator.outline().clone(),
    }
}
