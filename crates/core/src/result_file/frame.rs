//! How bytes become frames, and frames payloads.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The format's name and version.
pub(super) const MAGIC: [u8; 8] = *b"KATYDID1";
pub(super) const HEADER: u8 = b'H';
pub(super) const DELTA: u8 = b'D';
pub(super) const WORDS: u8 = b'W';
pub(super) const END: u8 = b'E';

/// No header or list of words is larger.
const LARGEST: usize = 64 << 20;

/// How hard to press.
const LEVEL: u8 = 6;

/// A letter and the length.
const HEAD: usize = 5;

pub(super) fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len())
        .unwrap_or_else(|_| unreachable!("a payload is far shorter than 4 GB"));
    let mut frame = Vec::with_capacity(HEAD + payload.len());
    frame.push(kind);
    frame.extend(length.to_le_bytes());
    frame.extend(payload);
    frame
}

/// The first frame's kind and payload, and what follows it; `None` where there is no whole one.
pub(super) fn first(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (head, rest) = bytes.split_at_checked(HEAD)?;
    let length = u32::from_le_bytes(head[1..].try_into().ok()?);
    let (payload, rest) = rest.split_at_checked(length as usize)?;
    Some((head[0], payload, rest))
}

pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let text = serde_json::to_vec(value)
        .unwrap_or_else(|_| unreachable!("its keys are words and its numbers finite"));
    compress_to_vec_zlib(&text, LEVEL)
}

pub(super) fn from_json<T: DeserializeOwned>(payload: &[u8]) -> Option<T> {
    serde_json::from_slice(&inflated(payload)?).ok()
}

pub(super) fn postcard(value: &impl Serialize) -> Vec<u8> {
    let bytes = postcard::to_allocvec(value)
        .unwrap_or_else(|_| unreachable!("a vector grows and every field has a length"));
    compress_to_vec_zlib(&bytes, LEVEL)
}

pub(super) fn from_postcard<T: DeserializeOwned>(payload: &[u8]) -> Option<T> {
    postcard::from_bytes(&inflated(payload)?).ok()
}

fn inflated(payload: &[u8]) -> Option<Vec<u8>> {
    decompress_to_vec_zlib_with_limit(payload, LARGEST).ok()
}
