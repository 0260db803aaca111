//! From JSON to values, without a tree between.
//!
//! Source: RFC 8259.

use std::borrow::Cow;

use super::skip::plain;
use super::{Map, Value};
use crate::expr::float;

/// The deepest a document may nest.
pub(super) const DEEPEST: usize = 128;

impl Value {
    /// What a JSON text says; `None` where it is none. A whole number that fits is an int.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        let mut reader = Reader::new(text);
        let value = reader.value()?;
        reader.next().is_none().then_some(value)
    }
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) depth: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    pub(super) fn value(&mut self) -> Option<Value> {
        match self.next()? {
            b'"' => self.text().map(|text| Value::text(&text)),
            b'{' => self.nested(Self::map),
            b'[' => self.nested(Self::list),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    /// The byte that comes after blanks.
    pub(super) fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn took(&mut self, byte: u8) -> bool {
        let is = self.next() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let is = self.text[self.at..].starts_with(word);
        self.at += word.len();
        is.then_some(value)
    }

    /// What stands between brackets, the opening one at hand.
    pub(super) fn nested<R>(&mut self, inside: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        self.at += 1;
        let value = inside(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        while !self.took(b']') {
            if !items.is_empty() && !self.took(b',') {
                return None;
            }
            items.push(self.value()?);
        }
        Some(Value::from(items))
    }

    fn map(&mut self) -> Option<Value> {
        let mut pairs = Vec::new();
        while !self.took(b'}') {
            if !pairs.is_empty() && !self.took(b',') {
                return None;
            }
            let key = self.next().filter(|byte| *byte == b'"');
            let key = key.and_then(|_| self.text())?;
            if !self.took(b':') {
                return None;
            }
            pairs.push((key.as_ref().into(), self.value()?));
        }
        Some(Value::Map(pairs.into_iter().collect::<Map>().into()))
    }

    /// A text, its opening quote at hand.
    pub(super) fn text(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let plain = self.plain();
        if self.byte()? == b'"' {
            self.at += 1;
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while self.byte()? == b'\\' {
            text.push(self.escaped()?);
            text.push_str(self.plain());
        }
        let ends = self.byte() == Some(b'"');
        self.at += 1;
        ends.then_some(Cow::Owned(text))
    }

    /// What comes before the next byte that is not itself: a quote, a backslash, or one that may not stand there.
    fn plain(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let length = plain(rest.as_bytes());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn escaped(&mut self) -> Option<char> {
        let letter = *self.text.as_bytes().get(self.at + 1)?;
        self.at += 2;
        match letter {
            b'"' | b'\\' | b'/' => Some(char::from(letter)),
            b'b' => Some('\x08'),
            b'f' => Some('\x0C'),
            b'n' => Some('\n'),
            b'r' => Some('\r'),
            b't' => Some('\t'),
            b'u' => self.unicode(),
            _ => None,
        }
    }

    /// A character by its number, which may come in two halves.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        if !self.text[self.at..].starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let low = self
            .unit()?
            .checked_sub(0xDC00)
            .filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let digit = |unit: u32, digit: char| Some(unit << 4 | digit.to_digit(16)?);
        digits.chars().try_fold(0, digit)
    }

    pub(super) fn number(&mut self) -> Option<Value> {
        let written = self.written_number()?;
        match written.parse() {
            Ok(0) if written.starts_with('-') => Some(Value::Float(-0.0)),
            Ok(int) => Some(Value::Int(int)),
            Err(_) => float::parse(written).map(Value::Float),
        }
    }

    /// The text of a number.
    pub(super) fn written_number(&mut self) -> Option<&'t str> {
        let (text, start) = (self.text, self.at);
        self.at += usize::from(self.byte() == Some(b'-'));
        let whole = self.digits()?;
        if whole > 1 && text.as_bytes()[self.at - whole] == b'0' {
            return None;
        }
        self.fraction()?;
        Some(&text[start..self.at])
    }

    fn fraction(&mut self) -> Option<()> {
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Some(())
    }

    /// How many digits come; `None` for none.
    fn digits(&mut self) -> Option<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        (count > 0).then_some(count)
    }
}

/// How many of eight bytes, of which the lowest comes first, are themselves before one is not.
///
/// What a byte is below or equal to shows in its highest bit, and bytes before the first such one do not disturb it.
pub(super) fn plain_of(eight: u64) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let below = |eight: u64, least: u8| eight.wrapping_sub(ONES * u64::from(least)) & !eight;
    let is = |byte: u8| below(eight ^ (ONES * u64::from(byte)), 1);
    let others = (below(eight, b' ') | is(b'"') | is(b'\\')) & HIGHS;
    others.trailing_zeros() as usize / 8
}
