//! Parts of JSON, without making the rest of it.

use std::borrow::Cow;

use crate::expr::Value;
use crate::scenario::{Position, Problem};

/// The text of a JSON value within a longer text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice<'t>(pub(super) &'t str);

impl<'t> Slice<'t> {
    /// The members of an object; `None` of what is none.
    pub(super) fn members(self) -> Option<Vec<(Cow<'t, str>, Slice<'t>)>> {
        let members = Value::members_of_json(self.0)?;
        Some(
            members
                .into_iter()
                .map(|(name, text)| (name, Slice(text)))
                .collect(),
        )
    }

    /// The items of a list; `None` of what is none.
    pub(super) fn items(self) -> Option<Vec<Slice<'t>>> {
        Some(
            Value::items_of_json(self.0)?
                .into_iter()
                .map(Slice)
                .collect(),
        )
    }

    /// The value itself.
    pub(super) fn value(self) -> Option<Value> {
        Value::from_json(self.0)
    }

    /// Why it cannot be read, with its place in the whole text that it is part of.
    pub(super) fn broken(self, whole: &str) -> Problem {
        let start = self.0.as_ptr().addr() - whole.as_ptr().addr();
        let (at, expected) = match Value::read_json(self.0) {
            Err(error) => (error.at, error.expected),
            Ok(_) => (0, "an object"),
        };
        let message = match start + at < whole.trim_end().len() {
            true => format!("broken JSON: expected {expected}"),
            false => format!("broken JSON: the text ends before {expected}"),
        };
        Problem::new("", message)
            .at(Some(position(whole, start + at)))
            .hint("was it saved whole? export it again")
    }
}

/// The place of a byte.
pub(super) fn position(text: &str, byte: usize) -> Position {
    let before = &text.as_bytes()[..byte.min(text.len())];
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let lines = before[..line_start]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count();
    let is_first = |byte: &&u8| (**byte & 0xC0) != 0x80;
    Position {
        line: lines as u32 + 1,
        column: before[line_start..].iter().filter(is_first).count() as u32 + 1,
    }
}

/// What a path of names leads to.
pub(super) fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |at, name| match at {
        Value::Map(map) => map.get(*name),
        _ => None,
    })
}

/// The text at a path.
pub(super) fn text<'v>(value: &'v Value, path: &[&str]) -> Option<&'v str> {
    match at(value, path)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The list at a path; empty where there is none.
pub(super) fn list<'v>(value: &'v Value, path: &[&str]) -> &'v [Value] {
    match at(value, path) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// `name` and `value` of each of a list at a path.
pub(super) fn pairs(value: &Value, path: &[&str]) -> Vec<(String, String)> {
    let pair = |pair: &Value| {
        let value = text(pair, &["value"]).unwrap_or_default();
        Some((text(pair, &["name"])?.to_owned(), value.to_owned()))
    };
    list(value, path).iter().filter_map(pair).collect()
}
