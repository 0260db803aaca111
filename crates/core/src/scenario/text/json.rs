//! JSON into nodes: serde_json decides what is JSON, this says where its values stand.
//!
//! Numbers are read as YAML's are, exactly: without `float_roundtrip` serde_json may be off by the last bit.
//! Strings are read as expressions' are, which the page has code for anyway.

use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::{Entry, MAX_DEPTH, Mark, Node, Span, Value, scalar, too_deep};
use crate::expr;
use crate::scenario::{Position, Problem};

/// All that can be wrong with a string that serde_json took for one.
const HALF_A_CHARACTER: &str = "broken JSON: a `\\u` in a text is half of a character";

/// The value of a text that is JSON.
///
/// # Errors
/// The first place where it is none.
pub(super) fn read(text: &str) -> Result<Node, Problem> {
    let rest = text.trim_start_matches('\u{feff}');
    serde_json::from_str::<IgnoredAny>(rest).map_err(|error| explain(rest, &error))?;
    let index = text
        .chars()
        .take_while(|character| *character == '\u{feff}')
        .count() as u32;
    Cursor {
        rest,
        mark: Mark {
            index,
            ..Mark::START
        },
    }
    .node(0)
}

/// What is left of a text that is known to be JSON.
struct Cursor<'a> {
    rest: &'a str,
    mark: Mark,
}

impl<'a> Cursor<'a> {
    fn node(&mut self, depth: usize) -> Result<Node, Problem> {
        self.skip_space();
        if depth >= MAX_DEPTH {
            return Err(too_deep(self.mark.position));
        }
        let start = self.mark;
        let value = match self.rest.chars().next() {
            Some('{') => self.map(depth)?,
            Some('[') => self.list(depth)?,
            _ => self.scalar()?,
        };
        Ok(Node {
            value,
            span: Span {
                start,
                end: self.mark,
            },
        })
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut items = Vec::new();
        while self.enter(']') {
            items.push(self.node(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut entries = Vec::new();
        while self.enter('}') {
            let start = self.mark;
            let key = self.string()?;
            let key_span = Span {
                start,
                end: self.mark,
            };
            self.skip_space();
            self.advance(1);
            entries.push(Entry {
                key,
                key_span,
                node: self.node(depth + 1)?,
            });
        }
        Ok(Value::Map(entries))
    }

    /// Past a bracket or comma to the next item, or past the closing bracket and `false`.
    fn enter(&mut self, closing: char) -> bool {
        self.skip_space();
        if !self.rest.starts_with(closing) {
            self.advance(1);
            self.skip_space();
        }
        let closed = self.rest.starts_with(closing) || self.rest.is_empty();
        if closed {
            self.advance(1);
        }
        !closed
    }

    fn scalar(&mut self) -> Result<Value, Problem> {
        if self.rest.starts_with('"') {
            return self.string().map(Value::Text);
        }
        Ok(scalar::resolve(self.take(word_length(self.rest))))
    }

    fn string(&mut self) -> Result<String, Problem> {
        let position = self.mark.position;
        let quoted = self.take(quoted_length(self.rest));
        match expr::Value::from_json(quoted) {
            Some(expr::Value::Text(text)) => Ok(text.as_ref().to_owned()),
            _ => Err(Problem::new("", HALF_A_CHARACTER).at(Some(position))),
        }
    }

    /// Steps past a scalar.
    fn take(&mut self, bytes: usize) -> &'a str {
        let scalar = &self.rest[..bytes];
        self.advance(bytes);
        scalar
    }

    fn skip_space(&mut self) {
        let rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.advance(self.rest.len() - rest.len());
    }

    fn advance(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        for character in passed.chars() {
            self.mark.index += 1;
            self.mark.position.column += 1;
            if character == '\n' {
                self.mark.position = Position {
                    line: self.mark.position.line + 1,
                    column: 1,
                };
            }
        }
        self.rest = rest;
    }
}

/// Bytes of the number or word a text begins with.
fn word_length(text: &str) -> usize {
    text.find([',', ']', '}', ' ', '\t', '\r', '\n'])
        .unwrap_or(text.len())
}

/// Bytes of the text in double quotes that a text begins with, both quotes included.
pub(in crate::scenario) fn quoted_length(text: &str) -> usize {
    let mut escaped = false;
    let closing = text.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    closing.map_or(text.len(), |inside| inside + 2)
}

fn explain(text: &str, error: &serde_json::Error) -> Problem {
    let line = text
        .lines()
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let before = line.get(..error.column().saturating_sub(1)).unwrap_or(line);
    let position = Position {
        line: error.line() as u32,
        column: before.chars().count() as u32 + 1,
    };
    let problem = Problem::new("", plain(error)).at(Some(position));
    match error.classify() {
        Category::Eof => problem.hint("close every bracket, brace and quote"),
        _ => problem.hint("JSON wants double quotes, commas between fields and none after the last; YAML is also read"),
    }
}

/// serde_json's words without the place, which stands in the position.
fn plain(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(words, _)| words);
    let words = words.replace("EOF while parsing", "the text ends within");
    format!("broken JSON: {words}")
}
