//! How long a body is.

use super::Malformed;
use super::fields::unfolded;

/// How long a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// So many bytes.
    Length(u64),
    /// As many as its chunks hold.
    Chunked,
    /// As many as come until the connection ends.
    UntilEnd,
}

/// What a head says about how long its body is.
///
/// Whatever could be read as two lengths is refused: what one reader takes for the end of an answer, another would take
/// for its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Whether the connection closes.
    pub(super) closes: bool,
    /// Whether it is HTTP/1.0, which knows no chunks.
    is_old: bool,
    length: Option<u64>,
    is_chunked: bool,
    is_malformed: bool,
}

impl Said {
    pub(super) fn new(minor: u8) -> Self {
        Self {
            closes: false,
            is_old: minor == 0,
            length: None,
            is_chunked: false,
            is_malformed: false,
        }
    }

    /// Hears a `Content-Length`.
    pub(super) fn length(&mut self, value: &[u8]) {
        let length = decimal(value).or_else(|| same_decimal(&unfolded(value)));
        let contradicts = self.length.is_some() && self.length != length;
        self.is_malformed |= length.is_none() || contradicts;
        self.length = length;
    }

    /// Hears a `Transfer-Encoding`. Nobody asked for another than this one.
    pub(super) fn coding(&mut self, value: &[u8]) {
        let is_chunked = unfolded(value)
            .trim_ascii()
            .eq_ignore_ascii_case(b"chunked");
        self.is_malformed |= !is_chunked || self.is_chunked;
        self.is_chunked = true;
    }

    /// Source: RFC 9112, section 6.3.
    pub(super) fn framing(&self, bodiless: bool) -> Result<Framing, Malformed> {
        let both = self.is_chunked && (self.length.is_some() || self.is_old);
        if self.is_malformed || both {
            return Err(Malformed);
        }
        Ok(match self.length {
            _ if bodiless => Framing::Length(0),
            Some(length) => Framing::Length(length),
            None if self.is_chunked => Framing::Chunked,
            None => Framing::UntilEnd,
        })
    }
}

/// What a list says that says the same again and again.
///
/// Source: RFC 9112, section 6.3.
fn same_decimal(list: &[u8]) -> Option<u64> {
    let mut numbers = list.split(|&byte| byte == b',');
    let mut numbers = numbers.by_ref().map(|number| decimal(number.trim_ascii()));
    let first = numbers.next()??;
    numbers.all(|number| number == Some(first)).then_some(first)
}

/// Digits and nothing else; `None` also for what no 64 bits hold.
fn decimal(value: &[u8]) -> Option<u64> {
    if value.is_empty() {
        return None;
    }
    value.iter().try_fold(0_u64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}
