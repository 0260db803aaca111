//! Statistics that begin anew when every user has started.
//!
//! ```text
//!  ├── users start ──┼── every user runs ──────►
//!        before      at        statistics           both are whole seconds of the run, so that any number of
//!                                                   shards, and a replay, part them alike
//! ```

use super::{Delta, Outline};
use crate::tick::Tick;

/// When statistics began anew, and what was counted until then.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reset {
    /// Seconds since the start.
    pub at: f64,
    /// Requests answered or failed until then: in no other count.
    pub requests: u64,
    /// Those of them that failed.
    pub failures: u64,
    /// Requests dropped in flight until then.
    pub aborted: u64,
}

/// What comes before the statistics of a run that has them reset.
#[derive(Debug)]
pub(super) struct Before {
    /// The first interval after the reset.
    at: u32,
    counted: Delta,
    is_over: bool,
}

impl Before {
    /// Until the end of the second in which the last user starts.
    pub(super) fn new(outline: &Outline) -> Self {
        let at = outline.spawned_interval();
        let counted = Delta {
            shard: Delta::ALL,
            further: at.saturating_sub(1),
            at: Tick::from_seconds(f64::from(at)),
            ..Delta::default()
        };
        Self {
            at,
            counted,
            is_over: at == 0,
        }
    }

    /// The first interval after it.
    pub(super) const fn end(&self) -> u32 {
        self.at
    }

    /// Whether it is not over.
    pub(super) const fn goes_on(&self) -> bool {
        !self.is_over
    }

    /// Whether what this delta counted belongs to it.
    pub(super) const fn has(&self, delta: &Delta) -> bool {
        delta.interval < self.at
    }

    /// Adds what was counted in numbers of the whole run.
    pub(super) fn add(&mut self, delta: &Delta) {
        self.counted.count(delta.clone());
        self.counted.at = self.counted.end();
    }

    /// Whether it ends with this delta, the first of those after it.
    pub(super) fn ends_with(&mut self, delta: &Delta) -> bool {
        !self.has(delta) && !std::mem::replace(&mut self.is_over, true)
    }

    /// All of it; `None` while it goes on, and where there is nothing.
    pub(super) fn counted(&self) -> Option<&Delta> {
        (self.is_over && self.at > 0).then_some(&self.counted)
    }

    /// What is told of it.
    pub(super) fn reset(&self) -> Option<Reset> {
        let counted = self.counted()?;
        let sum = |of: fn(&super::RowDelta) -> u64| counted.rows.iter().map(of).sum();
        Some(Reset {
            at: f64::from(self.at),
            requests: sum(|row| row.requests),
            failures: sum(|row| row.failures),
            aborted: sum(|row| row.aborted),
        })
    }
}
