//! From text to tokens.

use super::Result;
use super::token::{Kind, SIGNS, Token, word};
use crate::expr::ExpressionError;

/// A place in a text, and what comes there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexer<'s> {
    source: &'s str,
    at: usize,
}

impl<'s> Lexer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0 }
    }

    /// The next token; nothing comes after the end and after one that cannot be read.
    pub(super) fn take(&mut self) -> Token {
        self.skip();
        let start = self.at;
        let (kind, length) = scan(&self.source[start..]);
        if kind != Kind::Bad {
            self.at += length;
        }
        Token {
            kind,
            start,
            end: start + length,
        }
    }

    /// Passes over blanks and comments.
    fn skip(&mut self) {
        let bytes = self.source.as_bytes();
        loop {
            match &bytes[self.at..] {
                [b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C, ..] => self.at += 1,
                [b'/', b'/', rest @ ..] => self.at += 2 + span(rest, |byte| *byte != b'\n'),
                _ => return,
            }
        }
    }
}

/// What a text starts with, and its length.
fn scan(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    match bytes {
        [] => (Kind::End, 0),
        [b'0'..=b'9', ..] | [b'.', b'0'..=b'9', ..] => number(bytes),
        [b'`', inside @ ..] => match span(inside, |byte| *byte != b'`') {
            length if length < inside.len() => (Kind::Quoted, length + 2),
            _ => (Kind::Bad, bytes.len()),
        },
        [b'_' | b'\'' | b'"', ..] => word_or_text(rest),
        [first, ..] if first.is_ascii_alphabetic() => word_or_text(rest),
        _ => {
            let found = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
            found.map_or((Kind::Bad, bytes.len()), |(sign, kind)| (*kind, sign.len()))
        }
    }
}

fn word_or_text(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let length = span(bytes, is_word);
    let prefix = &bytes[..length];
    let (raw, binary) = (count(prefix, b'r'), count(prefix, b'b'));
    if !matches!(bytes.get(length), Some(b'\'' | b'"'))
        || raw.max(binary) > 1
        || raw + binary < length
    {
        return (word(&rest[..length]), length);
    }
    let kind = [Kind::Text, Kind::Bytes][binary];
    match text(bytes, length, raw == 1) {
        Some(length) => (kind, length),
        None => (Kind::Bad, bytes.len()),
    }
}

/// How often a letter stands there, small or large.
fn count(bytes: &[u8], letter: u8) -> usize {
    let same = bytes
        .iter()
        .filter(|byte| byte.to_ascii_lowercase() == letter);
    same.count()
}

/// Where the text ends whose quotes open at this byte, if it does.
fn text(bytes: &[u8], open: usize, raw: bool) -> Option<usize> {
    let quotes = quotes(&bytes[open..]);
    let closing = &bytes[open..open + quotes];
    let mut at = open + quotes;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if !raw => at += 2,
            _ if bytes[at..].starts_with(closing) => return Some(at + quotes),
            _ => at += 1,
        }
    }
    None
}

/// How many quotes a text opens and closes with.
pub(super) fn quotes(text: &[u8]) -> usize {
    match text {
        [b'\'', b'\'', b'\'', ..] | [b'"', b'"', b'"', ..] => 3,
        _ => 1,
    }
}

fn number(bytes: &[u8]) -> (Kind, usize) {
    let (kind, mut length) = match bytes {
        [b'0', b'x' | b'X', hex @ ..] => match span(hex, u8::is_ascii_hexdigit) {
            0 => (Kind::Bad, 2),
            digits => (Kind::Int, 2 + digits),
        },
        _ => decimal(bytes),
    };
    if kind == Kind::Int && matches!(bytes.get(length), Some(b'u' | b'U')) {
        length += 1;
    }
    match bytes.get(length) {
        Some(next) if is_word(next) => (Kind::Bad, bytes.len()),
        _ => (kind, length),
    }
}

fn decimal(bytes: &[u8]) -> (Kind, usize) {
    let mut kind = Kind::Int;
    let mut length = span(bytes, u8::is_ascii_digit);
    if let [b'.', b'0'..=b'9', ..] = bytes[length..] {
        kind = Kind::Float;
        length += 1 + span(&bytes[length + 1..], u8::is_ascii_digit);
    }
    let sign = match &bytes[length..] {
        [b'e' | b'E', b'+' | b'-', ..] => 2,
        [b'e' | b'E', ..] => 1,
        _ => return (kind, length),
    };
    length += sign;
    match span(&bytes[length..], u8::is_ascii_digit) {
        0 => (Kind::Bad, length),
        digits => (Kind::Float, length + digits),
    }
}

fn is_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_'
}

/// How many bytes of this kind come first.
fn span(bytes: &[u8], is: fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| is(byte)).count()
}

/// Where the brace is that closes one before the start of this text.
pub(in crate::expr) fn closing_brace(text: &str) -> Result<usize> {
    let mut lexer = Lexer::new(text);
    let mut open = 0usize;
    loop {
        let token = lexer.take();
        match token.kind {
            Kind::LeftBrace => open += 1,
            Kind::RightBrace if open == 0 => return Ok(token.start),
            Kind::RightBrace => open -= 1,
            Kind::Bad => return Err(super::mistakes::unreadable(text, token.start)),
            Kind::End => {
                let error = ExpressionError::new(text.len(), "`${` is not closed");
                return Err(error.hint("add `}`"));
            }
            _ => {}
        }
    }
}
