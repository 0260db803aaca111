//! Where steps stand: what may be done there depends on it.

use super::reader::Reader;
use crate::scenario::language::limits;

/// When steps are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Before or after all users, by none.
    Test,
    /// In `on_start`.
    Start,
    /// In a task.
    Task,
    /// In `on_stop`.
    Stop,
}

/// Where steps stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) when: When,
    /// Whether the set they belong to is a task of another.
    pub(super) nested: bool,
    /// Steps around them.
    depth: usize,
}

impl Place {
    pub(super) fn new(when: When, nested: bool) -> Self {
        Self {
            when,
            nested,
            depth: 0,
        }
    }

    /// The place inside a step at `at`; a problem when that is too deep.
    pub(super) fn inside(self, at: &Reader<'_>) -> Option<Self> {
        if self.depth == limits::DEPTH {
            return at.problem_with_hint(
                format!("steps nested more than {} deep", limits::DEPTH),
                "move some of them into a task of their own",
            );
        }
        Some(Self {
            depth: self.depth + 1,
            ..self
        })
    }
}
