//! A result in the part of a URL that no server sees.
//!
//! `r1.<base64url without padding (raw deflate (postcard ([`Shared`])))>`, after the `#` of a page's address. What does
//! not fit into [`LONGEST`] characters is thinned step by step, and says so; sums and extremes stay exact.

mod rows;
mod sound;
mod thin;

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use super::{End, Header, begin, delta, end, words};
use crate::stats::{
    Aggregator, Delta, PhasesDelta, Snapshot, Words, add_phases, followed_by_phases,
};
use sound::{are_one_run, is_small};
pub use thin::Thinned;
use thin::{LEVELS, thinned};

/// What a result's fragment begins with.
const PREFIX: &str = "r1.";

/// Characters of the longest fragment that is made, unless nothing shorter can be; longer ones suit no chat and no mail.
pub const LONGEST: usize = 30_000;

/// Characters of the longest that is read.
const MOST: usize = 2_000_000;

/// Bytes that a fragment may unfold into: some ten times what one of [`LONGEST`] does.
const LARGEST: usize = 2 << 20;

const LEVEL: u8 = 9;

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    header: Header,
    end: End,
    words: Words,
    intervals: Vec<Delta>,
    thinned: Thinned,
}

/// A result that a link held.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What is said of the run.
    pub header: Header,
    /// What reports are made of.
    pub result: Snapshot,
    /// What had to be left out for it to fit.
    pub thinned: Thinned,
}

/// Why a fragment is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is no link to a result, or one of a later version.
    NoResult,
    /// It is cut short or was changed on its way.
    Damaged,
    /// It is whole, and more than a page could show in a moment.
    TooLarge,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoResult => "this is no link to a result, or a newer Katydid made it",
            Self::Damaged => "the link is cut short or damaged: copy it again, to its very end",
            Self::TooLarge => "the result in this link has more rows, checks or thresholds than are opened from a link: \
                 `katydid report` shows its file",
        })
    }
}

impl std::error::Error for Broken {}

/// A run as a link's fragment, without the `#`, and what was left out of it.
#[must_use]
pub fn encode(header: &Header, end: &End, aggregator: &Aggregator) -> (String, Thinned) {
    let whole = Shared {
        header: header.clone(),
        end: end.clone(),
        words: aggregator.words(),
        intervals: intervals(aggregator),
        thinned: Thinned::default(),
    };
    let (last, fuller) = LEVELS
        .split_last()
        .unwrap_or_else(|| unreachable!("there are levels"));
    let mut tries = fuller.iter().map(|level| fragment(&thinned(&whole, level)));
    let short = tries.find(|(fragment, _)| fragment.len() <= LONGEST);
    short.unwrap_or_else(|| fragment(&thinned(&whole, last)))
}

/// With what came before statistics began anew, as the first.
fn intervals(aggregator: &Aggregator) -> Vec<Delta> {
    let before = aggregator.before().cloned();
    before.into_iter().chain(aggregator.intervals()).collect()
}

fn fragment(shared: &Shared) -> (String, Thinned) {
    let bytes = postcard::to_allocvec(&(shared, phases(shared)))
        .unwrap_or_else(|_| unreachable!("a vector grows and every field has a length"));
    let packed = Base64UrlUnpadded::encode_string(&compress_to_vec(&bytes, LEVEL));
    (format!("{PREFIX}{packed}"), shared.thinned)
}

/// The address that opens a result on a page; a fragment that the page's address already has is replaced.
#[must_use]
pub fn url(page: &str, fragment: &str) -> String {
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// Whether a text is a link to a result, or its fragment; it may still be damaged. A scenario that begins with a
/// comment is none.
#[must_use]
pub fn looks_like_result(text: &str) -> bool {
    !text.trim().contains(char::is_whitespace) && payload(text).is_some()
}

fn payload(text: &str) -> Option<&str> {
    let fragment = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    fragment.trim().strip_prefix(PREFIX)
}

/// Reads a whole link, or its fragment with or without the `#`. Nothing in it is run, only counted again.
///
/// # Errors
/// What is wrong with it.
pub fn decode(text: &str) -> Result<Opened, Broken> {
    opened(shared(text)?).ok_or(Broken::Damaged)
}

fn shared(text: &str) -> Result<Shared, Broken> {
    let payload = payload(text).filter(|payload| payload.len() <= MOST);
    let packed = Base64UrlUnpadded::decode_vec(payload.ok_or(Broken::NoResult)?);
    let bytes = decompress_to_vec_with_limit(&packed.map_err(|_| Broken::Damaged)?, LARGEST);
    let read = followed_by_phases(&bytes.map_err(|_| Broken::Damaged)?);
    let shared = read.map(with_phases);
    let shared = shared.filter(|shared| are_one_run(&shared.intervals));
    let shared = shared.ok_or(Broken::Damaged)?;
    match is_small(&shared) {
        true => Ok(shared),
        false => Err(Broken::TooLarge),
    }
}

/// Those of the whole run, or since its statistics began anew: in a link, intervals have none of their own.
fn phases(shared: &Shared) -> Vec<PhasesDelta> {
    let reset = match shared.header.run.reset_stats {
        true => shared.header.outline.spawned_interval(),
        false => 0,
    };
    let mut all = Vec::new();
    let since = shared
        .intervals
        .iter()
        .filter(|held| held.interval >= reset);
    since.for_each(|held| add_phases(&mut all, &held.phases));
    all
}

/// Earlier versions knew of no phases.
fn with_phases((mut shared, phases): (Shared, Vec<PhasesDelta>)) -> Shared {
    let ascend = phases.is_sorted_by(|one, next| one.row < next.row);
    if let Some(last) = shared.intervals.last_mut().filter(|_| ascend) {
        last.phases = phases;
    }
    shared
}

/// The same as a result file.
///
/// # Errors
/// What is wrong with it.
pub fn to_file(text: &str) -> Result<Vec<u8>, Broken> {
    let shared = shared(text)?;
    let mut file = begin(&shared.header);
    file.extend(words(&shared.words));
    for held in &shared.intervals {
        file.extend(delta(held));
    }
    file.extend(end(&shared.end));
    Ok(file)
}

fn opened(shared: Shared) -> Option<Opened> {
    let mut run = shared.header.run;
    run.shards = 1;
    let mut aggregator = Aggregator::new(shared.header.outline.clone(), run);
    aggregator.learn(&shared.words);
    for held in &shared.intervals {
        aggregator.replay(held).ok()?;
    }
    Some(Opened {
        result: shared.end.of(&shared.header, &aggregator),
        header: shared.header,
        thinned: shared.thinned,
    })
}

#[cfg(test)]
mod tests;
