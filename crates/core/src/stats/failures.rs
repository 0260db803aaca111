//! Failures by row and kind.

use std::cmp::Reverse;

use super::FailureDelta;

/// Failures by row and kind. A run meets few of them, so that a scan is the quickest way to find one.
#[derive(Clone, Debug, Default)]
pub(super) struct Failures(Vec<FailureDelta>);

impl Failures {
    pub(super) fn add(&mut self, new: FailureDelta) {
        let known = self
            .0
            .iter_mut()
            .find(|known| known.row == new.row && known.failure == new.failure);
        match known {
            Some(known) => {
                known.count += new.count;
                known.first = known.first.min(new.first);
                known.last = known.last.max(new.last);
            }
            None => self.0.push(new),
        }
    }

    pub(super) fn take(&mut self) -> Vec<FailureDelta> {
        std::mem::take(&mut self.0)
    }

    /// Most frequent first.
    pub(super) fn sorted(&self) -> Vec<FailureDelta> {
        let mut sorted = self.0.clone();
        sorted.sort_by_key(|failure| (Reverse(failure.count), failure.row, failure.failure));
        sorted
    }
}
