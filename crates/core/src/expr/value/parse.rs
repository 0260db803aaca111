//! From JSON to values, without a tree between.
//!
//! Source: RFC 8259.

use std::borrow::Cow;

use super::skip::plain;
use super::{Map, Value};
use crate::expr::float;

/// The deepest a document may nest.
pub(super) const DEEPEST: usize = 128;

/// Where a text is no JSON, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotJson {
    /// Bytes before it.
    pub(crate) at: usize,
    /// What should stand there.
    pub(crate) expected: &'static str,
}

impl Value {
    /// What a JSON text says; `None` where it is none. A whole number that fits is an int.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        Self::read_json(text).ok()
    }

    /// The same.
    ///
    /// # Errors
    /// Where it first is no JSON.
    pub(crate) fn read_json(text: &str) -> Result<Self, NotJson> {
        let mut reader = Reader::new(text);
        let value = reader.whole();
        value.ok_or(NotJson {
            at: reader.at,
            expected: reader.expected,
        })
    }
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) depth: usize,
    /// What does not stand at `at`, once reading failed.
    expected: &'static str,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            expected: "",
        }
    }

    fn whole(&mut self) -> Option<Value> {
        let value = self.value()?;
        match self.next() {
            None => Some(value),
            Some(_) => self.fail("nothing more"),
        }
    }

    pub(super) fn value(&mut self) -> Option<Value> {
        match self.next() {
            Some(b'"') => self.text().map(|text| Value::text(&text)),
            Some(b'{') => self.nested(Self::map),
            Some(b'[') => self.nested(Self::list),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.fail("a value"),
        }
    }

    fn fail<T>(&mut self, expected: &'static str) -> Option<T> {
        self.expected = expected;
        None
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
        if !self.text[self.at..].starts_with(word) {
            return self.fail("a value");
        }
        self.at += word.len();
        Some(value)
    }

    /// What stands between brackets, the opening one at hand.
    pub(super) fn nested<R>(&mut self, inside: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
        if self.depth == DEEPEST {
            return self.fail("fewer levels");
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
                return self.fail("`,` or `]`");
            }
            items.push(self.value()?);
        }
        Some(Value::from(items))
    }

    fn map(&mut self) -> Option<Value> {
        let mut pairs = Vec::new();
        while !self.took(b'}') {
            if !pairs.is_empty() && !self.took(b',') {
                return self.fail("`,` or `}`");
            }
            if self.next() != Some(b'"') {
                return self.fail("a name in double quotes");
            }
            let key = self.text()?;
            if !self.took(b':') {
                return self.fail("`:`");
            }
            pairs.push((key.as_ref().into(), self.value()?));
        }
        Some(Value::Map(pairs.into_iter().collect::<Map>().into()))
    }

    /// A text, its opening quote at hand.
    pub(super) fn text(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let plain = self.plain();
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while self.byte() == Some(b'\\') {
            let Some(escaped) = self.escaped() else {
                return self.fail("the number of a character, or one of `\"\\/bfnrtu`");
            };
            text.push(escaped);
            text.push_str(self.plain());
        }
        if self.byte() != Some(b'"') {
            return self.fail("`\"` or an escape such as `\\n`");
        }
        self.at += 1;
        Some(Cow::Owned(text))
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
            Err(_) => match float::parse(written) {
                Some(double) => Some(Value::Float(double)),
                None => self.fail("a smaller number"),
            },
        }
    }

    /// The text of a number.
    fn written_number(&mut self) -> Option<&'t str> {
        let (text, start) = (self.text, self.at);
        self.at += usize::from(self.byte() == Some(b'-'));
        let whole = self.digits().unwrap_or_default();
        if whole > 1 && text.as_bytes()[self.at - whole] == b'0' {
            return self.fail("a number without a zero before it");
        }
        if whole == 0 || self.fraction().is_none() {
            return self.fail("a digit");
        }
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
