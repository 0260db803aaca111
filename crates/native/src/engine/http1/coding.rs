//! Content codings, undone when somebody reads the body.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use super::answer::Malformed;

/// How many codings may lie over one another.
const MOST: usize = 3;

/// The body as it was before its codings, of which the first was applied first; at most `most` bytes of it, however much
/// there is.
///
/// A coding that is not known leaves the body as it is. Of a body that is not whole, what can be is decoded.
///
/// # Errors
/// When the body is not what its coding makes.
pub(super) fn decoded(
    body: Vec<u8>,
    codings: &[u8],
    is_whole: bool,
    most: usize,
) -> Result<Vec<u8>, Malformed> {
    let words = codings.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    let codings: Vec<&[u8]> = words.filter(|word| !word.is_empty()).collect();
    if codings.len() > MOST {
        return Err(Malformed);
    }
    let undo = |body, coding: &&[u8]| match undone(body, coding, most as u64) {
        (_, Err(_)) if is_whole => Err(Malformed),
        (decoded, _) => Ok(decoded),
    };
    codings.iter().rev().try_fold(body, undo)
}

/// What was read, and whether that was to the end.
type Undone = (Vec<u8>, io::Result<()>);

/// Source: RFC 9110, section 8.4.1.
fn undone(body: Vec<u8>, coding: &[u8], most: u64) -> Undone {
    let is = |names: &[&str]| {
        let mut names = names.iter();
        names.any(|name| coding.eq_ignore_ascii_case(name.as_bytes()))
    };
    match () {
        () if body.is_empty() => (body, Ok(())),
        () if is(&["gzip", "x-gzip"]) => read(MultiGzDecoder::new(&*body), most),
        () if is(&["deflate"]) => inflated(&body, most),
        () if is(&["br"]) => read(brotli_decompressor::Decompressor::new(&*body, 4096), most),
        () if is(&["zstd"]) => match StreamingDecoder::new(&*body) {
            Ok(frame) => read(frame, most),
            Err(error) => (Vec::new(), Err(io::Error::other(error))),
        },
        () => (body, Ok(())),
    }
}

/// Some servers leave out the wrapping that the standard asks for, and browsers take either.
fn inflated(body: &[u8], most: u64) -> Undone {
    match read(ZlibDecoder::new(body), most) {
        (decoded, Err(_)) if decoded.is_empty() => read(DeflateDecoder::new(body), most),
        undone => undone,
    }
}

fn read(from: impl Read, most: u64) -> Undone {
    let mut decoded = Vec::new();
    let read = from.take(most).read_to_end(&mut decoded);
    (decoded, read.map(drop))
}
