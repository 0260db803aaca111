//! From bytes to a run, as far as they go.

use std::fmt;

use super::frame::{DELTA, END, HEADER, MAGIC, WORDS, first, from_json, from_postcard};
use super::{End, Header};
use crate::stats::{Aggregator, Snapshot, unpack};

/// Why bytes are no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else.
    NoResult,
    /// A later version wrote it in another format.
    TooNew,
    /// Not even what it begins with is whole.
    NoHeader,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoResult => "it is no result file: `katydid run --result-file FILE` writes one",
            Self::TooNew => "a later version of Katydid wrote it, in a format that this one does not know",
            Self::NoHeader => "it is a result file that is cut or damaged where it begins: nothing can be read of it",
        })
    }
}

impl std::error::Error for Unreadable {}

/// A run in a file.
#[derive(Clone, Debug)]
pub struct Recording<'b> {
    /// What the file says of it.
    pub header: Header,
    frames: &'b [u8],
}

/// What a replay comes to.
#[derive(Debug)]
pub struct Replayed {
    /// Every interval and count.
    pub aggregator: Aggregator,
    /// What reports are made of.
    pub result: Snapshot,
    /// How the run ended, as far as the file tells.
    pub end: End,
    /// Whether the file has its end. If not, the run was cut off, or the file is cut or damaged.
    pub is_whole: bool,
    /// Bytes after the last frame that could be read.
    pub unread: usize,
}

/// The run in these bytes.
///
/// # Errors
/// When it is none, or its beginning is not whole. What is cut or damaged later, [`Recording::replay`] tells.
pub fn read(bytes: &[u8]) -> Result<Recording<'_>, Unreadable> {
    let (magic, frames) = bytes
        .split_at_checked(MAGIC.len())
        .ok_or(Unreadable::NoResult)?;
    let (name, version) = magic.split_at(MAGIC.len() - 1);
    match (
        name == &MAGIC[..name.len()],
        version == &MAGIC[name.len()..],
    ) {
        (true, true) => {}
        (true, false) => return Err(Unreadable::TooNew),
        (false, _) => return Err(Unreadable::NoResult),
    }
    let header = first(frames).filter(|&(kind, ..)| kind == HEADER);
    let (_, payload, frames) = header.ok_or(Unreadable::NoHeader)?;
    let header: Header = from_json(payload).ok_or(Unreadable::NoHeader)?;
    match header.run.shards {
        0..=MOST_SHARDS => Ok(Recording { header, frames }),
        _ => Err(Unreadable::NoHeader),
    }
}

/// No run has more.
const MOST_SHARDS: u32 = 100_000;

impl Recording<'_> {
    /// Counts everything again. `on_second` is called whenever every shard has told another second.
    #[must_use]
    pub fn replay(&self, mut on_second: impl FnMut(&Aggregator)) -> Replayed {
        let mut aggregator = Aggregator::new(self.header.outline.clone(), self.header.run);
        let (mut rest, mut ended, mut seconds) = (self.frames, None, Some(0));
        while let Some((kind, payload, after)) = first(rest) {
            if take(kind, payload, &mut aggregator, &mut ended).is_none() {
                break;
            }
            rest = after;
            let whole = aggregator.whole_intervals();
            if std::mem::replace(&mut seconds, whole) < whole {
                on_second(&aggregator);
            }
        }
        let is_whole = ended.is_some() && rest.is_empty();
        let end = ended.unwrap_or_default();
        let result = end.of(&self.header, &aggregator);
        Replayed {
            end,
            aggregator,
            result,
            is_whole,
            unread: rest.len(),
        }
    }
}

/// `None` where a frame is damaged.
fn take(
    kind: u8,
    payload: &[u8],
    aggregator: &mut Aggregator,
    ended: &mut Option<End>,
) -> Option<()> {
    match kind {
        DELTA => aggregator.replay(&unpack(payload)?).ok(),
        WORDS => {
            aggregator.learn(&from_postcard(payload)?);
            Some(())
        }
        END => {
            *ended = Some(from_json(payload)?);
            Some(())
        }
        _ => Some(()),
    }
}
