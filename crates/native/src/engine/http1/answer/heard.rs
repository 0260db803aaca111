//! What is heard of an answer that comes in pieces: for whoever holds that it is the same however it is cut.

use super::{Cut, Head, Listener, Malformed, Memory, Read, Reader, unfolded};

/// What is heard of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// Where they are read.
    pub(crate) fields: Option<Vec<Vec<u8>>>,
}

impl Listener for Heard {
    fn reads_fields(&self) -> bool {
        self.fields.is_some()
    }

    fn head(&mut self, head: &Head<'_>) {
        self.status = head.status();
        if let Some(fields) = &mut self.fields {
            let values = head.fields.iter().map(|field| unfolded(field.value).into());
            fields.extend(values);
        }
    }

    fn body(&mut self, part: &[u8]) {
        self.body.extend_from_slice(part);
    }
}

/// How an answer ends that comes in these pieces before the connection ends: whether that can be used again.
pub(crate) fn heard<'p>(
    (to_head, reads_fields): (bool, bool),
    memory: &mut Memory,
    pieces: impl IntoIterator<Item = &'p [u8]>,
) -> (Heard, Result<bool, Cut>) {
    let (mut heard, mut reader) = (Heard::default(), Reader::new(to_head));
    heard.fields = reads_fields.then(Vec::new);
    let mut pieces = pieces.into_iter();
    while let Some(piece) = pieces.next() {
        match reader.read(piece, memory, &mut heard) {
            Ok(Read::More) => {}
            Ok(Read::Whole { reusable }) => {
                let nothing_more = pieces.all(<[u8]>::is_empty);
                return (heard, Ok(reusable && nothing_more));
            }
            Err(Malformed) => return (heard, Err(Cut::Malformed)),
        }
    }
    let end = reader.end().map(|()| false);
    (heard, end)
}
