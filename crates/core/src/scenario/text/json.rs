//! JSON into nodes, which say where they stand.
//!
//! Numbers are read as YAML's are, texts as expressions read theirs. Source: RFC 8259.

use super::{Entry, MAX_DEPTH, Mark, Node, Span, Value, scalar, too_deep};
use crate::expr;
use crate::scenario::{Position, Problem};

/// The value of a text that is JSON.
///
/// # Errors
/// The first place where it is none.
pub(super) fn read(text: &str) -> Result<Node, Problem> {
    let rest = text.trim_start_matches('\u{feff}');
    let index = text
        .chars()
        .take_while(|character| *character == '\u{feff}')
        .count() as u32;
    let mut cursor = Cursor {
        rest,
        mark: Mark {
            index,
            ..Mark::START
        },
    };
    let node = cursor.node(0)?;
    cursor.skip_space();
    match cursor.rest {
        "" => Ok(node),
        _ => Err(cursor.expected("nothing more")),
    }
}

/// What is left of a text.
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
        while self.enter(items.is_empty(), "]")? {
            items.push(self.node(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut entries = Vec::new();
        while self.enter(entries.is_empty(), "}")? {
            let start = self.mark;
            let key = self.string()?;
            let key_span = Span {
                start,
                end: self.mark,
            };
            self.pass(":")?;
            entries.push(Entry {
                key,
                key_span,
                node: self.node(depth + 1)?,
            });
        }
        Ok(Value::Map(entries))
    }

    /// Past the opening bracket or a comma to the next item, or past the closing bracket and `false`.
    fn enter(&mut self, is_first: bool, closing: &str) -> Result<bool, Problem> {
        if is_first {
            self.advance(1);
        }
        self.skip_space();
        let closed = self.rest.starts_with(closing);
        if closed {
            self.advance(1);
        } else if !is_first && !self.rest.starts_with(',') {
            return Err(self.expected(&format!("`,` or `{closing}`")));
        } else if !is_first {
            self.advance(1);
            self.skip_space();
        }
        Ok(!closed)
    }

    fn pass(&mut self, sign: &str) -> Result<(), Problem> {
        self.skip_space();
        if !self.rest.starts_with(sign) {
            return Err(self.expected(&format!("`{sign}`")));
        }
        self.advance(sign.len());
        Ok(())
    }

    fn scalar(&mut self) -> Result<Value, Problem> {
        if self.rest.starts_with('"') {
            return self.string().map(Value::Text);
        }
        let word = &self.rest[..word_length(self.rest)];
        if !matches!(word, "true" | "false" | "null") && !scalar::is_json_number(word) {
            return Err(self.expected("a value"));
        }
        self.advance(word.len());
        Ok(scalar::resolve(word))
    }

    fn string(&mut self) -> Result<String, Problem> {
        if !self.rest.starts_with('"') {
            return Err(self.expected("a name in double quotes"));
        }
        let quoted = &self.rest[..quoted_length(self.rest)];
        match expr::Value::read_json(quoted) {
            Ok(text) => {
                self.advance(quoted.len());
                Ok(text.to_string())
            }
            Err(error) => {
                self.advance(error.at);
                Err(self.expected(error.expected))
            }
        }
    }

    /// What does not stand here.
    fn expected(&self, what: &str) -> Problem {
        let (link, hint) = match self.rest {
            "" => (
                "the text ends before",
                "close every bracket, brace and quote",
            ),
            _ => (
                "expected",
                "JSON wants double quotes, commas between fields and none after the last; YAML is also read",
            ),
        };
        let message = format!("broken JSON: {link} {what}");
        Problem::new("", message)
            .at(Some(self.mark.position))
            .hint(hint)
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
