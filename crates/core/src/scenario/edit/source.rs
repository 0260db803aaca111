//! The text under a tree: where its parts stand in bytes, and how it is laid out.

use std::ops::Range;

use crate::json::quoted;
use crate::scenario::text::{self, Entry, Node, Value};
use crate::scenario::write;

/// A part of a text and what takes its place.
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Change {
    pub(super) fn insert(at: usize, text: String) -> Self {
        Self {
            range: at..at,
            text,
        }
    }

    pub(super) fn apply(&self, text: &str) -> String {
        [
            &text[..self.range.start],
            &self.text,
            &text[self.range.end..],
        ]
        .concat()
    }
}

/// The text under a tree.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) is_json: bool,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            is_json: text::is_json(text),
        }
    }

    /// Where a node's or a name's first character is, in bytes.
    pub(super) fn byte(&self, characters: u32) -> usize {
        self.text
            .char_indices()
            .nth(characters as usize)
            .map_or(self.text.len(), |(byte, _)| byte)
    }

    /// A value's first character, after its anchor.
    pub(super) fn start(&self, node: &Node) -> usize {
        let start = self.byte(node.span.start.index);
        match self.text[start..].strip_prefix('&') {
            Some(anchored) => start + 1 + anchor_length(anchored),
            None => start,
        }
    }

    pub(super) fn key_start(&self, entry: &Entry) -> usize {
        self.byte(entry.key_span.start.index)
    }

    /// After the last character of a value. Of a block it is that of its last value, as a block has no end of its own.
    pub(super) fn end(&self, node: &Node) -> usize {
        let last = match &node.value {
            _ if self.is_flow(node) => None,
            Value::List(items) => items.last(),
            Value::Map(entries) => entries.last().map(|entry| &entry.node),
            _ => None,
        };
        last.map_or_else(|| self.own_end(node), |last| self.end(last))
    }

    /// Of a quoted text it is the closing quote: its span reaches into the comment behind it.
    fn own_end(&self, node: &Node) -> usize {
        let (start, end) = (self.start(node), self.byte(node.span.end.index));
        let text = self.text.get(start..end).unwrap_or_default();
        match text.as_bytes().first() {
            Some(b'"') => start + text::quoted_length(text),
            Some(b'\'') => start + single_quoted_length(text),
            _ => end,
        }
    }

    /// Whether a map or list stands in brackets; JSON's always do.
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        self.text[self.start(node)..].starts_with(['{', '['])
    }

    /// What stands on a place's line before it.
    pub(super) fn line_before(&self, byte: usize) -> &'a str {
        let before = &self.text[..byte];
        &before[before.rfind('\n').map_or(0, |newline| newline + 1)..]
    }

    /// Where a place's line ends, without its newline.
    pub(super) fn line_end(&self, byte: usize) -> usize {
        let rest = &self.text[byte..];
        let line = rest.split('\n').next().unwrap_or(rest);
        byte + line.trim_end_matches('\r').len()
    }

    pub(super) fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// A scalar as it is written: a number as it stands, a text with the quotes it needs here.
    pub(super) fn scalar(&self, value: &str, in_flow: bool) -> String {
        let splits = in_flow && value.contains([',', '[', ']', '{', '}']);
        match self.is_json {
            true if text::is_json_number(value) => value.to_owned(),
            false if text::is_number(value) => value.to_owned(),
            false if !splits => write::yaml_text(value),
            _ => quoted(value),
        }
    }

    pub(super) fn name(&self, key: &str) -> String {
        if self.is_json {
            quoted(key)
        } else {
            write::yaml_text(key)
        }
    }
}

/// Bytes of an anchor's name and the space after it.
fn anchor_length(text: &str) -> usize {
    let value = text
        .trim_start_matches(|letter: char| !letter.is_whitespace())
        .trim_start();
    text.len() - value.len()
}

/// Bytes of a text in single quotes, in which two quotes stand for one.
fn single_quoted_length(text: &str) -> usize {
    let quotes = |text: &str| text.len() - text.trim_start_matches('\'').len();
    let mut end = 1;
    while let Some(quote) = text[end..].find('\'') {
        let run = quotes(&text[end + quote..]);
        end += quote + run;
        if run % 2 == 1 {
            return end;
        }
    }
    text.len()
}
