//! What reading a text brings to light beside the scenario itself.

use std::cell::Cell;

use super::names::Names;
use crate::scenario::Position;
use crate::scenario::problems::Problems;
use crate::scenario::text::Span;

/// What reading a text brings to light beside the scenario itself.
pub(super) struct Findings<'a> {
    text: &'a str,
    pub(super) problems: &'a Problems,
    pub(super) names: Names,
    /// Steps read so far.
    pub(super) steps: Cell<usize>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(text: &'a str, problems: &'a Problems) -> Self {
        Self {
            text,
            problems,
            names: Names::default(),
            steps: Cell::new(0),
        }
    }

    /// Where byte `offset` of a scalar's `value` stands, if the text has the value as it is up to there; else
    /// where the scalar begins.
    pub(super) fn within(&self, span: Span, value: &str, offset: usize) -> Position {
        let start = span.start.position;
        let inside = value.get(..offset).filter(|before| !before.contains('\n'));
        let columns = inside.and_then(|before| self.columns(span.start.index, before));
        Position {
            column: start.column + columns.unwrap_or_default(),
            ..start
        }
    }

    /// Columns from a scalar's first character to the end of `before`.
    fn columns(&self, index: u32, before: &str) -> Option<u32> {
        let mut rest = self.text.chars();
        if index > 0 {
            rest.nth(index as usize - 1);
        }
        let rest = rest.as_str();
        let unquoted = rest.trim_start_matches(['"', '\'']);
        let quotes = u32::from(unquoted.len() < rest.len());
        let value = &rest[quotes as usize..];
        value
            .starts_with(before)
            .then(|| quotes + before.chars().count() as u32)
    }
}
