//! A chunked body.
//!
//! ```text
//!  ┌──────────────────────────────────────────────┐
//!  ▼                                               │
//!  Size ─ ; ─► Extension ─ CR ─► LineEnd ─ LF ─► Data ─► DataCr ─► DataLf
//!                                   │ size 0
//!                                   ▼
//!                                Trailer ─ empty line ─► end
//! ```

use super::Malformed;

/// Digits of the longest size.
const MOST_DIGITS: u8 = 16;

/// Bytes of the longest extension of a chunk, and of all trailers.
const LONGEST: u32 = 64 << 10;

/// Reads a chunked body; extensions and trailers are read over.
///
/// Source: RFC 9112, section 7.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunks {
    state: State,
    /// Of the chunk: bytes still to come.
    left: u64,
    /// Digits of the size, then bytes of the extension or of the trailers.
    length: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Size,
    /// White space after the size.
    Space,
    Extension,
    LineEnd,
    Data,
    DataCr,
    DataLf,
    /// At the begin of a line or within.
    Trailer {
        is_empty: bool,
    },
    TrailerLf {
        is_empty: bool,
    },
    End,
}

impl Default for Chunks {
    fn default() -> Self {
        Self {
            state: State::Size,
            left: 0,
            length: 0,
        }
    }
}

impl Chunks {
    /// Reads on, and tells the parts of the body; how many of the bytes belong to it if it ends among them.
    pub(super) fn read(
        &mut self,
        bytes: &[u8],
        mut part: impl FnMut(&[u8]),
    ) -> Result<Option<usize>, Malformed> {
        let mut at = 0;
        while at < bytes.len() {
            if self.state == State::Data {
                at += self.data(&bytes[at..], &mut part);
            } else {
                self.state = self.step(bytes[at])?;
                at += 1;
            }
            if self.state == State::End {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    fn data(&mut self, bytes: &[u8], part: &mut impl FnMut(&[u8])) -> usize {
        let here = usize::try_from(self.left).map_or(bytes.len(), |left| left.min(bytes.len()));
        part(&bytes[..here]);
        self.left -= here as u64;
        if self.left == 0 {
            self.state = State::DataCr;
        }
        here
    }

    fn step(&mut self, byte: u8) -> Result<State, Malformed> {
        Ok(match (self.state, byte) {
            (State::Size, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F') => self.digit(byte)?,
            (State::Size, _) if self.length == 0 => return Err(Malformed),
            (State::Size | State::Space, b' ' | b'\t') => State::Space,
            (State::Size | State::Space, b';') => self.count(State::Extension)?,
            (State::Size | State::Space | State::Extension, b'\r') => State::LineEnd,
            (State::Extension, b'\n') => return Err(Malformed),
            (State::Extension, _) => self.count(State::Extension)?,
            (State::LineEnd, b'\n') => self.line_end(),
            (State::DataCr, b'\r') => State::DataLf,
            (State::DataLf, b'\n') => self.again(),
            (State::Trailer { is_empty }, b'\r') => State::TrailerLf { is_empty },
            (State::Trailer { is_empty } | State::TrailerLf { is_empty }, b'\n') => {
                trailer_end(is_empty)
            }
            (State::Trailer { .. }, _) => self.count(State::Trailer { is_empty: false })?,
            _ => return Err(Malformed),
        })
    }

    fn digit(&mut self, byte: u8) -> Result<State, Malformed> {
        if self.length >= u32::from(MOST_DIGITS) {
            return Err(Malformed);
        }
        let digit = char::from(byte).to_digit(16).ok_or(Malformed)?;
        self.left = self.left << 4 | u64::from(digit);
        self.count(State::Size)
    }

    fn line_end(&mut self) -> State {
        self.length = 0;
        match self.left {
            0 => State::Trailer { is_empty: true },
            _ => State::Data,
        }
    }

    /// The next chunk.
    fn again(&mut self) -> State {
        *self = Self::default();
        self.state
    }

    fn count(&mut self, next: State) -> Result<State, Malformed> {
        self.length += 1;
        if self.length > LONGEST {
            return Err(Malformed);
        }
        Ok(next)
    }
}

/// A line's end without a carriage return is taken, as in a head.
///
/// Source: RFC 9112, section 2.2.
fn trailer_end(is_empty: bool) -> State {
    match is_empty {
        true => State::End,
        false => State::Trailer { is_empty: true },
    }
}
