//! The records of a CSV text, each with its line.

use std::sync::Arc;

use csv_core::{ReadFieldResult, Reader};

use super::super::table::MAX_COLUMNS;

/// One record.
pub(super) struct Record {
    /// Where it begins, from 1.
    pub(super) line: u32,
    /// At least one; of very many, the first [`MAX_COLUMNS`] and one more.
    pub(super) fields: Vec<Arc<str>>,
    /// Whether its last field has a quote that is never closed.
    pub(super) is_open: bool,
}

/// The records of a text; empty lines are none.
pub(super) struct Records<'t> {
    reader: Reader,
    text: &'t [u8],
    at: usize,
    line: u32,
    /// Holds a field; as long as the text, so that every field fits.
    buffer: Vec<u8>,
    is_open: bool,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            reader: Reader::new(),
            text: text.as_bytes(),
            at: 0,
            line: 1,
            buffer: vec![0; text.len().max(1)],
            is_open: false,
        }
    }

    /// The next field and whether it is its record's last.
    fn field(&mut self) -> Option<(Arc<str>, bool)> {
        let mut length = 0;
        let mut result = ReadFieldResult::InputEmpty;
        while result == ReadFieldResult::InputEmpty {
            let rest = &self.text[self.at..];
            let into = &mut self.buffer[length..];
            let (found, read, written) = self.reader.read_field(rest, into);
            self.advance(read);
            length += written;
            result = match found {
                ReadFieldResult::InputEmpty => self.end_line(),
                found => found,
            };
        }
        let ReadFieldResult::Field { record_end } = result else {
            return None;
        };
        let field = String::from_utf8_lossy(&self.buffer[..length]);
        Some((field.into(), record_end))
    }

    /// Ends the text's last line; a field that takes the line's end for a part of itself is open.
    fn end_line(&mut self) -> ReadFieldResult {
        let (found, _, written) = self.reader.read_field(b"\n", &mut [0]);
        self.is_open = written == 1;
        found
    }

    fn skip_empty_lines(&mut self) {
        let rest = self.text[self.at..].iter();
        self.advance(rest.take_while(|&&byte| is_line_end(byte)).count());
    }

    /// Goes on by some bytes, counting the lines that end among them.
    fn advance(&mut self, bytes: usize) {
        for at in self.at..self.at + bytes {
            let is_end = match self.text[at] {
                b'\r' => self.text.get(at + 1) != Some(&b'\n'),
                byte => byte == b'\n',
            };
            self.line += u32::from(is_end);
        }
        self.at += bytes;
    }
}

fn is_line_end(byte: u8) -> bool {
    byte == b'\r' || byte == b'\n'
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.skip_empty_lines();
        let line = self.line;
        let mut fields = Vec::new();
        loop {
            let (field, is_last) = self.field()?;
            if fields.len() <= MAX_COLUMNS {
                fields.push(field);
            }
            if is_last {
                let is_open = self.is_open;
                return Some(Record {
                    line,
                    fields,
                    is_open,
                });
            }
        }
    }
}
