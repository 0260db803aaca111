//! A run in one file, from which every report can be made again.
//!
//! ```text
//!  KATYDID1 │ H header │ D delta │ D delta │ … │ E end          as the run goes: nothing is ever changed
//!  KATYDID1 │ H header │ W words │ D D D … older, merged │ D delta │ …     begun anew when it has grown too large
//! ```
//!
//! The first eight bytes are the format's name and version. Then come frames: a letter, the payload's length as four
//! bytes (least first), the payload. Every payload is zlib, whose checksum tells whether it is whole. `H` ([`Header`])
//! and `E` ([`End`]) hold JSON; `D` ([`Delta`]) and `W` ([`Words`]) hold postcard, fields in the order in which the types
//! name them, and behind those of a delta its phases, without which earlier versions wrote it. Frames of other letters are passed over, so that later versions can add some.
//!
//! A delta is in numbers of the whole run ([`Aggregator::merge`] gives it), and an [`Aggregator`] that replays them all
//! comes to the same result. A file that is cut anywhere lacks what was in the frames it lacks, and nothing else.

mod frame;
mod header;
pub mod link;
mod read;
mod tape;

pub use header::{End, Header, Machine};
pub use read::{Recording, Replayed, Unreadable, read};
pub use tape::{Origin, Tape};

use crate::stats::{Aggregator, Delta, Words, pack};
use frame::{DELTA, END, HEADER, MAGIC, WORDS, frame, json, postcard};

/// What the file begins with.
#[must_use]
pub fn begin(header: &Header) -> Vec<u8> {
    [MAGIC.to_vec(), frame(HEADER, &json(header))].concat()
}

/// The frame of what changed, in numbers of the whole run.
#[must_use]
pub fn delta(delta: &Delta) -> Vec<u8> {
    frame(DELTA, &pack(delta))
}

/// The frames that come to the same as all deltas so far; older intervals are merged.
#[must_use]
pub fn condensed(aggregator: &Aggregator) -> Vec<u8> {
    let mut frames = words(&aggregator.words());
    frames.extend(aggregator.before().map(delta).unwrap_or_default());
    for packed in aggregator.history().packed() {
        frames.extend(frame(DELTA, packed));
    }
    for open in aggregator.open_intervals() {
        frames.extend(delta(&open));
    }
    frames
}

/// The frame that a file ends with whose run came to its end.
#[must_use]
pub fn end(end: &End) -> Vec<u8> {
    frame(END, &json(end))
}

fn words(words: &Words) -> Vec<u8> {
    frame(WORDS, &postcard(words))
}

#[cfg(test)]
mod tests;
