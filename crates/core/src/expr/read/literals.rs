//! Numbers and texts.

use std::str::Chars;

use super::lexer::quotes;
use super::token::Kind;
use super::{Reader, Result};
use crate::expr::node::Node;
use crate::expr::{ExpressionError, Value, float};

impl Reader<'_> {
    /// The number at hand, with a minus before it or not.
    pub(super) fn number(&mut self, negative: bool) -> Result<Node> {
        let token = self.take();
        let text = self.slice(token);
        let value = match token.kind {
            Kind::Int => int(text, negative).map(Value::Int),
            _ => {
                float::parse(text).map(|float| Value::Float(if negative { -float } else { float }))
            }
        };
        let out_of_range = || ExpressionError::new(token.start, "the number is out of range");
        value.map(Node::Constant).ok_or_else(out_of_range)
    }

    /// The text at hand.
    pub(super) fn text(&mut self) -> Result<Node> {
        let token = self.take();
        let whole = self.slice(token);
        let prefix = usize::from(!whole.starts_with(['\'', '"']));
        let quotes = quotes(&whole.as_bytes()[prefix..]);
        let written = &whole[prefix + quotes..whole.len() - quotes];
        match plain(written, prefix == 1) {
            Ok(text) => Ok(Node::Constant(Value::from(text))),
            Err(place) => Err(meaningless(token.start + prefix + quotes + place)),
        }
    }
}

fn meaningless(place: usize) -> ExpressionError {
    ExpressionError::new(place, "a backslash that means nothing in this text")
        .hint("write `\\\\` for a backslash, or `r'…'` for a text without escapes")
}

fn int(text: &str, negative: bool) -> Option<i64> {
    let text = text.trim_end_matches(['u', 'U']);
    let size = match text.get(..2) {
        Some("0x" | "0X") => u64::from_str_radix(&text[2..], 16),
        _ => text.parse(),
    };
    match negative {
        false => i64::try_from(size.ok()?).ok(),
        true => 0i64.checked_sub_unsigned(size.ok()?),
    }
}

/// The text that is meant, its line ends `\n` however they are written; or where a backslash means nothing.
fn plain(written: &str, raw: bool) -> std::result::Result<String, usize> {
    let mut text = String::with_capacity(written.len());
    let mut rest = written.chars();
    while let Some(next) = rest.next() {
        let left = rest.as_str();
        match next {
            '\r' if left.starts_with('\n') => {}
            '\r' => text.push('\n'),
            '\\' if !raw => {
                let place = written.len() - left.len() - 1;
                text.push(escaped(&mut rest).ok_or(place)?);
            }
            _ => text.push(next),
        }
    }
    Ok(text)
}

/// What the letters after a backslash stand for.
fn escaped(rest: &mut Chars<'_>) -> Option<char> {
    let letter = rest.next()?;
    match letter {
        'a' => Some('\x07'),
        'b' => Some('\x08'),
        'f' => Some('\x0C'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'v' => Some('\x0B'),
        '\\' | '\'' | '"' | '`' | '?' => Some(letter),
        'x' | 'X' => character(rest, 2, 16, 0),
        'u' => character(rest, 4, 16, 0),
        'U' => character(rest, 8, 16, 0),
        '0'..='3' => character(rest, 2, 8, letter.to_digit(8)?),
        _ => None,
    }
}

/// The character with a number that goes on with this many digits, eight at most.
fn character(rest: &mut Chars<'_>, digits: usize, radix: u32, first: u32) -> Option<char> {
    let mut number = first;
    for _ in 0..digits {
        number = number * radix + rest.next()?.to_digit(radix)?;
    }
    char::from_u32(number)
}
