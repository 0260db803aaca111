//! Patterns, compiled once.

use regex_lite::{Regex, RegexBuilder};

/// A constant pattern of `regex-lite`'s syntax.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) regex: Regex,
    /// About how many states one character may visit.
    states: usize,
}

/// Sizes in bytes a compiled pattern may have, and about how many states that is.
const SIZES: [(usize, usize); 4] = [(1_000, 16), (4_000, 64), (16_000, 256), (64_000, 1_024)];

/// State visits that cost one step.
const VISITS: usize = 512;

impl Pattern {
    /// Compiles; the size limit that holds tells what a search may cost.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let mut failure = String::new();
        for (size, states) in SIZES {
            match RegexBuilder::new(text).size_limit(size).build() {
                Ok(regex) => return Ok(Self { regex, states }),
                Err(error) => failure = error.to_string(),
            }
        }
        Err(failure)
    }

    /// Steps for searching this many bytes once.
    pub(super) fn steps(&self, bytes: usize) -> usize {
        bytes.saturating_mul(self.states) / VISITS + 1
    }

    /// Steps for going on after a match with this many bytes left: seldom does a search look at all of them.
    pub(super) fn steps_again(&self, bytes: usize) -> usize {
        self.steps(bytes) / 8 + 1
    }
}
