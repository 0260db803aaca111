//! A delta as few bytes: [`super::Delta`] by postcard, then zlib.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::Delta;

/// How hard to press: little more is won by more.
const LEVEL: u8 = 4;

/// No delta is larger: a thousand rows of a million requests each fit twice.
const LARGEST: usize = 64 << 20;

/// The delta as bytes that tell by themselves whether they are whole.
#[must_use]
pub fn pack(delta: &Delta) -> Vec<u8> {
    let bytes = postcard::to_allocvec(delta)
        .unwrap_or_else(|_| unreachable!("a vector grows and every field has a length"));
    compress_to_vec_zlib(&bytes, LEVEL)
}

/// The delta of these bytes; `None` when they are damaged or none.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Delta> {
    let bytes = decompress_to_vec_zlib_with_limit(bytes, LARGEST).ok()?;
    postcard::from_bytes(&bytes).ok()
}
