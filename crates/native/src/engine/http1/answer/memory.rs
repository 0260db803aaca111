//! The head that came last, which most targets repeat byte for byte until its `Date` changes.

use super::head::Facts;

/// Bytes of the longest head that is remembered.
const LONGEST: usize = 1024;

/// The head that came last, and what it says.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    bytes: Vec<u8>,
    facts: Option<Facts>,
}

impl Memory {
    /// What the head says that these bytes begin with, and its length, if it is the one that came last.
    pub(super) fn recall(&self, bytes: &[u8]) -> Option<(Facts, usize)> {
        let facts = self.facts?;
        let same = bytes.starts_with(&self.bytes);
        same.then_some((facts, self.bytes.len()))
    }

    pub(super) fn remember(&mut self, head: &[u8], facts: Facts) {
        if head.len() <= LONGEST {
            self.bytes.clear();
            self.bytes.extend_from_slice(head);
            self.facts = Some(facts);
        }
    }
}
