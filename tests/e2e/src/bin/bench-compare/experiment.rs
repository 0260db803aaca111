//! What is run, and how often.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The least time of each row's answers, in milliseconds; half of it is the mean of the long-tailed time on top.
const ROWS: [u32; 4] = [16, 20, 27, 34];

const USERS: u32 = 16;

/// The first run's; no other has the same. Of runs with these seeds nothing was learned before they were judged.
const SEED: u32 = 770_000;

/// What a pair is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing has changed.
    Same,
    /// A row is slower by a tenth.
    Slow,
}

impl Kind {
    pub(crate) const ALL: [Self; 2] = [Self::Same, Self::Slow];

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Same => "the same target",
            Self::Slow => "a row slower by a tenth",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Slow => "slow",
        }
    }
}

/// Two runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) kind: Kind,
    number: u32,
}

/// The first or the second run of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

impl Pair {
    /// So many of each kind.
    pub(crate) fn all(count: u32) -> Vec<Self> {
        let numbers = 0..count;
        let both = |number| Kind::ALL.map(|kind| Self { kind, number });
        numbers.flat_map(both).collect()
    }

    /// The row that is slower, if one is: each row in turn.
    pub(crate) fn slow(&self) -> Option<String> {
        let least = ROWS[self.number as usize % ROWS.len()];
        (self.kind == Kind::Slow).then(|| name(least))
    }

    pub(crate) fn file(&self, side: Side, folder: &Path) -> PathBuf {
        let Self { kind, number } = self;
        let side = match side {
            Side::Before => "before",
            Side::After => "after",
        };
        folder.join(format!("{}-{number}-{side}.katydid", kind.name()))
    }

    pub(crate) fn seed(&self, side: Side) -> u32 {
        SEED + 4 * self.number + 2 * self.kind as u32 + side as u32
    }

    pub(crate) fn scenario(&self, side: Side, host: &str, seconds: u32) -> String {
        let slow = self.slow().filter(|_| side == Side::After);
        let mut text = format!(
            "name: Comparison\nhost: {host}\n\
             load: {{ users: {USERS}, spawn_rate: {USERS}, run_time: {}s }}\n\
             users:\n- name: Visitor\n  wait_time: between(0, 0.2)\n  tasks:\n",
            seconds + 1
        );
        for least in ROWS {
            let factor = if slow == Some(name(least)) { 1.1 } else { 1.0 };
            let latency = factor * f64::from(least);
            let path = format!(
                "/hello?latency={latency:.2}ms&jitter={:.2}ms",
                latency / 2.0
            );
            let _ = writeln!(text, "  - {{ get: '{path}', name: {} }}", name(least));
        }
        text
    }
}

fn name(least: u32) -> String {
    format!("/{least}ms")
}
