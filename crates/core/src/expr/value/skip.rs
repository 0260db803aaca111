//! Reading over what nobody asks for: nothing is made, and the place stays in a register.

use super::parse::{DEEPEST, Reader, plain_of};

/// Digits of the longest number that is finite whatever they are.
const FINITE: usize = 300;

impl Reader<'_> {
    /// Reads over a value and holds it to be JSON, exactly as if it were made; `None` where it is none.
    pub(super) fn skip(&mut self) -> Option<()> {
        let over = Over {
            text: self.text,
            bytes: self.text.as_bytes(),
            least: self.depth,
        };
        self.at = over.value(self.at)?;
        Some(())
    }
}

/// What is read over; each function gives the place after what stands at one.
#[derive(Clone, Copy)]
struct Over<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// How deep in lists and maps it begins.
    least: usize,
}

/// The lists and maps around a place, the innermost last; a list is a 0.
#[derive(Clone, Copy)]
struct Around {
    kinds: u128,
    depth: usize,
}

impl Over<'_> {
    fn value(self, mut at: usize) -> Option<usize> {
        let mut around = Around {
            kinds: 0,
            depth: self.least,
        };
        loop {
            let (next, opened) = self.begin(at, &mut around)?;
            at = next;
            if !opened {
                match self.go_on(at, &mut around)? {
                    (next, true) => at = next,
                    (end, false) => return Some(end),
                }
            }
        }
    }

    /// A value, or up to the first of one that holds others; which it was.
    #[inline]
    fn begin(self, at: usize, around: &mut Around) -> Option<(usize, bool)> {
        let (at, byte) = self.next(at)?;
        let end = match byte {
            b'"' => self.text(at + 1)?,
            b'{' | b'[' => return self.open(at + 1, byte, around),
            b't' => self.word(at, b"true")?,
            b'f' => self.word(at, b"false")?,
            b'n' => self.word(at, b"null")?,
            _ => self.number(at)?,
        };
        Some((end, false))
    }

    #[inline]
    fn open(self, at: usize, bracket: u8, around: &mut Around) -> Option<(usize, bool)> {
        if around.depth == DEEPEST {
            return None;
        }
        let (at, byte) = self.next(at)?;
        // In ASCII a bracket that closes comes two after the one that opens.
        if byte == bracket + 2 {
            return Some((at + 1, false));
        }
        around.open(bracket == b'{');
        let first = match bracket {
            b'{' => self.key(at)?,
            _ => at,
        };
        Some((first, true))
    }

    /// The next value, closing what ends before it; false at the end of all.
    #[inline]
    fn go_on(self, mut at: usize, around: &mut Around) -> Option<(usize, bool)> {
        while around.depth > self.least {
            let (next, byte) = self.next(at)?;
            at = next + 1;
            match (byte, around.is_map()) {
                (b',', true) => return Some((self.key(at)?, true)),
                (b',', false) => return Some((at, true)),
                (b'}', true) | (b']', false) => around.depth -= 1,
                _ => return None,
            }
        }
        Some((at, false))
    }

    /// The place of the byte that comes after blanks, and the byte.
    #[inline]
    fn next(self, mut at: usize) -> Option<(usize, u8)> {
        loop {
            match *self.bytes.get(at)? {
                b' ' | b'\n' | b'\r' | b'\t' => at += 1,
                byte => return Some((at, byte)),
            }
        }
    }

    #[inline]
    fn key(self, at: usize) -> Option<usize> {
        let (at, quote) = self.next(at)?;
        let end = if quote == b'"' {
            self.text(at + 1)?
        } else {
            return None;
        };
        let (at, colon) = self.next(end)?;
        (colon == b':').then_some(at + 1)
    }

    /// A text after its opening quote.
    #[inline]
    fn text(self, mut at: usize) -> Option<usize> {
        loop {
            at += plain(self.bytes.get(at..)?);
            match *self.bytes.get(at)? {
                b'"' => return Some(at + 1),
                b'\\' => at = self.escaped(at)?,
                _ => return None,
            }
        }
    }

    #[cold]
    fn escaped(self, at: usize) -> Option<usize> {
        let mut reader = self.reader(at);
        reader.escaped().map(|_| reader.at)
    }

    fn word(self, at: usize, word: &[u8]) -> Option<usize> {
        self.bytes[at..]
            .starts_with(word)
            .then_some(at + word.len())
    }

    #[inline]
    fn number(self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..];
        let whole = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        match rest.get(whole) {
            Some(b',' | b'}' | b']')
                if whole > 0 && whole < FINITE && (whole == 1 || rest[0] != b'0') =>
            {
                Some(at + whole)
            }
            _ => self.fraction(at),
        }
    }

    fn fraction(self, at: usize) -> Option<usize> {
        let mut reader = self.reader(at);
        let written = reader.written_number()?;
        if written.len() >= FINITE || written.contains(['e', 'E']) {
            reader.at = at;
            reader.number()?;
        }
        Some(reader.at)
    }

    fn reader(&self, at: usize) -> Reader<'_> {
        let mut reader = Reader::new(self.text);
        reader.at = at;
        reader
    }
}

impl Around {
    fn open(&mut self, is_map: bool) {
        let kind = u128::from(is_map) << self.depth;
        self.kinds = self.kinds & !(1 << self.depth) | kind;
        self.depth += 1;
    }

    /// Whether the innermost is a map.
    fn is_map(self) -> bool {
        self.kinds >> (self.depth - 1) & 1 == 1
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
