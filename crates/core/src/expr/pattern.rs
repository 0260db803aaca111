//! Patterns, compiled once.

use regex_lite::{Regex, RegexBuilder};

/// A constant pattern of `regex-lite`'s syntax.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) regex: Regex,
    /// About how many states one character may visit.
    states: usize,
}

/// The fewest states that are told apart, and the most a pattern may have.
const STATES: (usize, usize) = (16, 2_048);

/// Bytes of a compiled pattern for each state, about.
const STATE: usize = 64;

/// State visits that cost one step.
const VISITS: usize = 256;

impl Pattern {
    /// Compiles; the size limit that holds tells what a search may cost.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let mut states = STATES.0;
        loop {
            match RegexBuilder::new(text).size_limit(states * STATE).build() {
                Ok(regex) => return Ok(Self { regex, states }),
                Err(error) if states >= STATES.1 => return Err(error.to_string()),
                Err(_) => states *= 2,
            }
        }
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
