//! Reading over what nobody asks for: nothing is made, and the place stays in a register.

use super::parse::{DEEPEST, Reader};

/// Bytes of the longest number that is finite whatever its digits are.
const FINITE: usize = 300;

/// Bytes of the longest escape: two halves of a character.
const LONGEST_ESCAPE: usize = 12;

impl Reader<'_> {
    /// Reads over a value and holds it to be JSON, exactly as if it were made; `None` where it is none.
    pub(super) fn skip(&mut self) -> Option<()> {
        let over = Over(self.text.as_bytes());
        self.at = over.value(self.at, DEEPEST - self.depth, &mut ())?;
        Some(())
    }
}

/// Hears where texts, numbers and words stand that are read over.
pub(super) trait Heard {
    /// One begins at `from` and ends before `to`.
    fn scalar(&mut self, from: usize, to: usize);
}

impl Heard for () {
    fn scalar(&mut self, _: usize, _: usize) {}
}

/// What is read over; each function gives the place after what stands at one, `None` where that is no JSON.
#[derive(Clone, Copy)]
pub(super) struct Over<'t>(pub(super) &'t [u8]);

impl<'t> Over<'t> {
    /// So many `levels` of lists and maps may still open.
    pub(super) fn value(self, at: usize, levels: usize, heard: &mut impl Heard) -> Option<usize> {
        let (byte, at) = self.next(at)?;
        self.begun(byte, at, levels, heard)
    }

    /// A value whose first byte is known.
    #[inline(always)]
    fn begun(self, byte: u8, at: usize, levels: usize, heard: &mut impl Heard) -> Option<usize> {
        match byte {
            b'{' => return self.map(at, levels.checked_sub(1)?, heard),
            b'[' => return self.list(at, levels.checked_sub(1)?, heard),
            _ => {}
        }
        let end = self.scalar(byte, at)?;
        heard.scalar(at - 1, end);
        Some(end)
    }

    /// A text, a number or a word whose first byte is known.
    #[inline(always)]
    pub(super) fn scalar(self, byte: u8, at: usize) -> Option<usize> {
        match byte {
            b'"' => self.text(at),
            b'0'..=b'9' | b'-' => self.number(byte, at),
            b't' => self.word(at, b"rue"),
            b'f' => self.word(at, b"alse"),
            b'n' => self.word(at, b"ull"),
            _ => None,
        }
    }

    fn map(self, at: usize, levels: usize, heard: &mut impl Heard) -> Option<usize> {
        let (mut byte, mut at) = self.next(at)?;
        if byte == b'}' {
            return Some(at);
        }
        while byte == b'"' {
            (byte, at) = self.next(self.text(at)?)?;
            if byte != b':' {
                return None;
            }
            (byte, at) = self.next(at)?;
            (byte, at) = self.next(self.begun(byte, at, levels, heard)?)?;
            if byte != b',' {
                return (byte == b'}').then_some(at);
            }
            (byte, at) = self.next(at)?;
        }
        None
    }

    fn list(self, at: usize, levels: usize, heard: &mut impl Heard) -> Option<usize> {
        let (mut byte, mut at) = self.next(at)?;
        if byte == b']' {
            return Some(at);
        }
        loop {
            (byte, at) = self.next(self.begun(byte, at, levels, heard)?)?;
            if byte != b',' {
                return (byte == b']').then_some(at);
            }
            (byte, at) = self.next(at)?;
        }
    }

    /// The byte that comes after blanks, and the place after it.
    #[inline]
    fn next(self, at: usize) -> Option<(u8, usize)> {
        match *self.0.get(at)? {
            byte @ b'!'.. => Some((byte, at + 1)),
            _ => self.after_blanks(at),
        }
    }

    #[inline(never)]
    fn after_blanks(self, mut at: usize) -> Option<(u8, usize)> {
        loop {
            let byte = *self.0.get(at)?;
            at += 1;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some((byte, at));
            }
        }
    }

    /// A text after its opening quote. Most are shorter than eight bytes.
    #[inline(always)]
    fn text(self, at: usize) -> Option<usize> {
        let Some(eight) = self.0.get(at..).and_then(<[u8]>::first_chunk) else {
            return self.long_text(at);
        };
        let end = at + plain_of(u64::from_le_bytes(*eight));
        match self.0.get(end) {
            Some(b'"') => Some(end + 1),
            _ => self.long_text(end),
        }
    }

    #[inline(never)]
    fn long_text(self, mut at: usize) -> Option<usize> {
        loop {
            at += plain(self.0.get(at..)?);
            match *self.0.get(at)? {
                b'"' => return Some(at + 1),
                b'\\' => at = self.escaped(at)?,
                _ => return None,
            }
        }
    }

    #[cold]
    fn escaped(self, at: usize) -> Option<usize> {
        let short = self.0[at..].iter().take(LONGEST_ESCAPE);
        let length = short.take_while(|byte| byte.is_ascii()).count();
        let mut reader = self.reader(at, length)?;
        reader.escaped()?;
        Some(at + reader.at)
    }

    #[inline(never)]
    fn word(self, at: usize, rest: &[u8]) -> Option<usize> {
        self.0[at..].starts_with(rest).then_some(at + rest.len())
    }

    /// A number after its first byte.
    #[inline(always)]
    fn number(self, first: u8, at: usize) -> Option<usize> {
        let (first, after) = match first {
            b'-' => (*self.0.get(at)?, at + 1),
            _ => (first, at),
        };
        let whole = self.digits(after);
        if !first.is_ascii_digit() || (first == b'0' && whole > after) {
            return None;
        }
        let end = match self.0.get(whole) {
            Some(b'.') => self.digits(whole + 1),
            _ => whole,
        };
        match self.0.get(end) {
            _ if end == whole + 1 => None,
            Some(b'e' | b'E') => self.great_number(at - 1),
            _ if end - at >= FINITE => self.great_number(at - 1),
            _ => Some(end),
        }
    }

    #[inline]
    fn digits(self, mut at: usize) -> usize {
        while let Some(b'0'..=b'9') = self.0.get(at) {
            at += 1;
        }
        at
    }

    /// A number that may be too great for a double: it is made, to see whether it is.
    #[cold]
    fn great_number(self, at: usize) -> Option<usize> {
        let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let length = self.0[at..].iter().take_while(is_part).count();
        let mut reader = self.reader(at, length)?;
        reader.number()?;
        Some(at + reader.at)
    }

    /// Of so many bytes from a place on, all of them ASCII.
    fn reader(self, at: usize, length: usize) -> Option<Reader<'t>> {
        std::str::from_utf8(&self.0[at..at + length])
            .ok()
            .map(Reader::new)
    }
}

/// How many bytes come before the next that is not itself.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let plain = plain_of(u64::from_le_bytes(*eight));
        at += plain;
        if plain < 8 {
            return at;
        }
    }
    let rest = bytes[at..].iter();
    at + rest.take_while(|byte| is_itself(**byte)).count()
}

fn is_itself(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

/// How many of eight bytes, of which the lowest comes first, are themselves before one is not.
///
/// What a byte is below shows in its highest bit, and bytes before the first such one do not disturb it. With one bit
/// turned the quote comes right after those that may not stand in a text, and none of them goes elsewhere.
#[inline]
fn plain_of(eight: u64) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let below = |eight: u64, least: u8| eight.wrapping_sub(ONES * u64::from(least)) & !eight;
    let quote_or_control = below(eight ^ (ONES * 0x02), b' ' + 1);
    let backslash = below(eight ^ (ONES * u64::from(b'\\')), 1);
    let others = (quote_or_control | backslash) & HIGHS;
    others.trailing_zeros() as usize / 8
}
