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
        let before = value.get(..offset).unwrap_or_default();
        let found = match before.rsplit_once('\n') {
            None => self
                .columns(span.start.index, before)
                .map(|columns| (0, columns)),
            Some((above, before)) => self.in_block(span, above.matches('\n').count() + 1, before),
        };
        let (lines, columns) = found.unwrap_or_default();
        let start = span.start.position;
        Position {
            line: start.line + lines,
            column: start.column + columns,
        }
    }

    /// Where a line of a literal block stands, from 1; `None` if `value` is written otherwise.
    pub(super) fn line(&self, span: Span, value: &str, line: u32) -> Option<Position> {
        let lines_above = line.checked_sub(1)?;
        let wanted = value.split('\n').nth(lines_above as usize)?;
        self.in_block(span, lines_above as usize, wanted)?;
        let start = span.start.position;
        Some(Position {
            line: start.line + lines_above,
            ..start
        })
    }

    /// Lines and columns from a literal block's first character to the end of `before`, which begins a line of it.
    fn in_block(&self, span: Span, lines: usize, before: &str) -> Option<(u32, u32)> {
        let line = self.from(span.start.index).split('\n').nth(lines)?;
        line.trim_start()
            .starts_with(before.trim_start())
            .then(|| (lines as u32, before.chars().count() as u32))
    }

    /// The text from a character on.
    fn from(&self, index: u32) -> &'a str {
        let mut rest = self.text.chars();
        if index > 0 {
            rest.nth(index as usize - 1);
        }
        rest.as_str()
    }

    /// Columns from a scalar's first character to the end of `before`.
    fn columns(&self, index: u32, before: &str) -> Option<u32> {
        let rest = self.from(index);
        let unquoted = rest.trim_start_matches(['"', '\'']);
        let quotes = u32::from(unquoted.len() < rest.len());
        let value = &rest[quotes as usize..];
        value
            .starts_with(before)
            .then(|| quotes + before.chars().count() as u32)
    }
}
