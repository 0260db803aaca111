//! What is fuzzed: whatever a target says is read alike, however it is cut, and decoded within bounds.

use super::answer::{Memory, heard};
use super::coding::decoded;

/// Reads an answer whole, again after itself, byte by byte, and in pieces as long as `cuts` say.
///
/// # Panics
/// When these are not the same answer.
pub fn read_answer(to_head: bool, reads_fields: bool, cuts: &[u8], answer: &[u8]) {
    let (kind, mut memory) = ((to_head, reads_fields), Memory::default());
    let whole = heard(kind, &mut memory, [answer]);
    assert_eq!(heard(kind, &mut memory, [answer]), whole);
    assert_eq!(heard(kind, &mut memory, answer.chunks(1)), whole);
    assert_eq!(heard(kind, &mut memory, pieces(cuts, answer)), whole);
}

/// Undoes the codings of a body.
///
/// # Panics
/// When more comes of it than may.
pub fn decode_body(codings: &[u8], is_whole: bool, body: &[u8]) {
    const MOST: usize = 1 << 20;
    if let Ok(decoded) = decoded(body.to_vec(), codings, is_whole, MOST) {
        assert!(decoded.len() <= MOST.max(body.len()));
    }
}

fn pieces<'b>(cuts: &'b [u8], mut bytes: &'b [u8]) -> impl Iterator<Item = &'b [u8]> {
    let mut lengths = cuts.iter().cycle();
    std::iter::from_fn(move || {
        let length = usize::from(*lengths.next().unwrap_or(&u8::MAX)) + 1;
        let (piece, rest) = bytes.split_at(length.min(bytes.len()));
        bytes = rest;
        (!piece.is_empty()).then_some(piece)
    })
}
