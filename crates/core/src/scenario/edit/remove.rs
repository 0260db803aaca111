//! Removing a field, and the map around it when that would be left empty.

use std::ops::Range;

use super::source::{Change, Source};
use crate::scenario::text::{Entry, Node};

/// Changes nothing when there is no such field.
pub(super) fn change(source: &Source<'_>, root: &Node, path: &[&str]) -> Option<Change> {
    let range = range(source, root, path).unwrap_or(0..0);
    Some(Change {
        range,
        text: String::new(),
    })
}

fn range(source: &Source<'_>, map: &Node, path: &[&str]) -> Option<Range<usize>> {
    let (key, rest) = path.split_first()?;
    let entries = map.entries();
    let index = entries.iter().position(|entry| entry.key == *key)?;
    let inner = &entries[index].node;
    match rest {
        [only] if inner.entries().len() == 1 => inner.get(only).map(|_| entry(source, map, index)),
        [_, ..] => range(source, inner, rest),
        [] => Some(entry(source, map, index)),
    }
}

fn entry(source: &Source<'_>, map: &Node, index: usize) -> Range<usize> {
    let entries = map.entries();
    let this = &entries[index];
    let own = source.key_start(this)..source.end(&this.node);
    match (source.is_flow(map), index, entries.get(index + 1)) {
        (true, 0, Some(next)) => own.start..source.key_start(next),
        (true, 0, None) => own,
        (true, ..) => source.end(&entries[index - 1].node)..own.end,
        (false, _, next) => lines(source, own, next),
    }
}

/// Whole lines, or up to the next field where the line begins with something else, such as a list's dash.
fn lines(source: &Source<'_>, own: Range<usize>, next: Option<&Entry>) -> Range<usize> {
    let before = source.line_before(own.start);
    match next {
        Some(next) if !before.trim().is_empty() => own.start..source.key_start(next),
        _ => own.start - before.len()..newline_after(source, source.line_end(own.end)),
    }
}

fn newline_after(source: &Source<'_>, line_end: usize) -> usize {
    source.text[line_end..]
        .find('\n')
        .map_or(source.text.len(), |newline| line_end + newline + 1)
}
