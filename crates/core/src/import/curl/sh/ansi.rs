//! `$'…'`, in which a backslash begins a character that no key has.

use super::{Fault, OPEN_QUOTE, Reader};
use crate::import::marks;
use crate::scenario::Position;

const BYTES: Fault = ("bytes that are no text in UTF-8", "texts alone are sent");
const ESCAPE: Fault = (
    "an escape without its digits",
    "write \\xHH, \\uHHHH or \\UHHHHHHHH",
);

impl Reader<'_> {
    /// `$'…'`, its opening passed.
    pub(super) fn ansi(&mut self, position: Position) -> Result<(), Fault> {
        let mut bytes = Vec::new();
        loop {
            match self.cursor.next().ok_or(OPEN_QUOTE)? {
                '\'' => break,
                '\\' => self.ansi_escape(&mut bytes)?,
                letter => extend(&mut bytes, letter),
            }
        }
        let text = String::from_utf8(bytes).map_err(|_| BYTES)?;
        self.lines.push(&marks::none(&text), position);
        Ok(())
    }

    fn ansi_escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), Fault> {
        let letter = self.cursor.next().ok_or(OPEN_QUOTE)?;
        match letter {
            'x' => bytes.push(self.number(2, 16)?.try_into().map_err(|_| ESCAPE)?),
            'u' => extend(bytes, self.unit()?),
            'U' => extend(bytes, char::from_u32(self.number(8, 16)?).ok_or(ESCAPE)?),
            'c' => bytes.push(self.cursor.next().map_or(0, |letter| letter as u8 & 0x1F)),
            '0'..='7' => {
                let more = self.cursor.take_while(2, |letter| letter.is_digit(8));
                let digits = format!("{letter}{more}");
                bytes.push(u32::from_str_radix(&digits, 8).unwrap_or_default() as u8);
            }
            _ => match single(letter) {
                Some(byte) => bytes.push(byte),
                None => {
                    bytes.push(b'\\');
                    extend(bytes, letter);
                }
            },
        }
        Ok(())
    }

    /// A character by its number, which may come in two halves, as a browser writes it.
    fn unit(&mut self) -> Result<char, Fault> {
        let first = self.number(4, 16)?;
        let is_half = (0xD800..0xDC00).contains(&first);
        if is_half && self.cursor.took("\\u") {
            let second = self
                .number(4, 16)?
                .checked_sub(0xDC00)
                .filter(|low| *low < 0x400);
            let joined = second.map(|low| 0x1_0000 + ((first - 0xD800) << 10) + low);
            return joined.and_then(char::from_u32).ok_or(ESCAPE);
        }
        char::from_u32(first).ok_or(ESCAPE)
    }

    fn number(&mut self, most: usize, radix: u32) -> Result<u32, Fault> {
        let digits = self
            .cursor
            .take_while(most, |letter| letter.is_digit(radix));
        u32::from_str_radix(digits, radix).map_err(|_| ESCAPE)
    }
}

fn single(letter: char) -> Option<u8> {
    Some(match letter {
        'n' => b'\n',
        't' => b'\t',
        'r' => b'\r',
        'a' => 0x07,
        'b' => 0x08,
        'e' | 'E' => 0x1B,
        'f' => 0x0C,
        'v' => 0x0B,
        '\\' | '\'' | '"' | '?' => letter as u8,
        _ => return None,
    })
}

fn extend(bytes: &mut Vec<u8>, letter: char) {
    bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
}
