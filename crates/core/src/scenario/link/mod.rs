//! Links: a whole scenario in the part of a URL that no server sees.
//!
//! `v1.<base64url without padding (raw deflate (canonical JSON))>`, after the `#` of a page's address.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::text::MAX_BYTES;
use super::{Problem, Scenario};
use crate::base64;

const VERSION: &str = "1";

/// Part of the format: another level gives other bytes for the same scenario.
const LEVEL: u8 = 9;

/// Bytes of the longest link that is read: the longest scenario, packed and in Base64, is shorter.
const LONGEST: usize = 2 * MAX_BYTES;

/// The fewest characters after `v1.` of a scenario; a file may be called `v1.yaml`.
const SHORTEST: usize = 16;

/// A scenario as a link's fragment, without the `#`; the same bytes wherever it is computed.
#[must_use]
pub fn encode(scenario: &Scenario) -> String {
    let packed = compress_to_vec(scenario.to_json().as_bytes(), LEVEL);
    format!("v{VERSION}.{}", base64::encode_url(&packed))
}

/// The address that opens a scenario on a page; a fragment the page's address already has is replaced.
#[must_use]
pub fn url(page: &str, scenario: &Scenario) -> String {
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}#{}", encode(scenario))
}

/// Whether a text is a link rather than a scenario or a file's name; it may still be damaged.
#[must_use]
pub fn looks_like_link(text: &str) -> bool {
    let text = text.trim();
    if text.contains(char::is_whitespace) || text.starts_with('{') {
        return false;
    }
    match (text.contains('#'), parts(text)) {
        (true, parts) => parts.is_some(),
        (false, Some((_, payload))) => {
            payload.len() >= SHORTEST && payload.bytes().all(is_base64url)
        }
        (false, None) => false,
    }
}

/// Reads a whole link, or its fragment with or without the `#`, with space around it.
///
/// # Errors
/// What is wrong with the link, or everything that is wrong with the scenario in it, without positions.
pub fn decode(text: &str) -> Result<Scenario, Vec<Problem>> {
    let json = unpack(text.trim()).map_err(|problem| vec![problem])?;
    Scenario::parse(&json).map_err(|problems| {
        problems
            .into_iter()
            .map(|problem| problem.at(None))
            .collect()
    })
}

fn unpack(text: &str) -> Result<String, Problem> {
    if text.len() > LONGEST {
        return Err(Problem::new(
            "",
            format!(
                "the link is {} bytes long, at most {LONGEST} are read",
                text.len()
            ),
        ));
    }
    let payload = match parts(text) {
        Some((VERSION, payload)) => payload,
        Some((version, _)) => return Err(newer(version)),
        None => return Err(no_link()),
    };
    String::from_utf8(inflate(&bytes(payload)?)?).map_err(|_| damaged())
}

/// The version and the payload of a fragment.
fn parts(text: &str) -> Option<(&str, &str)> {
    let fragment = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    let (version, payload) = fragment.strip_prefix('v')?.split_once('.')?;
    let counts = !version.is_empty()
        && version.len() < 10
        && version.bytes().all(|byte| byte.is_ascii_digit());
    counts.then_some((version, payload))
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, Problem> {
    decompress_to_vec_with_limit(packed, MAX_BYTES).map_err(|error| match error.status {
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => cut_short(),
        TINFLStatus::HasMoreOutput => too_large(),
        _ => damaged(),
    })
}

fn bytes(payload: &str) -> Result<Vec<u8>, Problem> {
    let foreign = payload
        .chars()
        .find(|letter| !u8::try_from(*letter).is_ok_and(is_base64url));
    match foreign {
        Some(letter) => Err(foreign_letter(letter)),
        None => base64::decode(payload).ok_or_else(cut_short),
    }
}

fn foreign_letter(letter: char) -> Problem {
    let letter = letter.escape_debug();
    Problem::new("", format!("the link holds `{letter}`, which no link does"))
        .hint("copy it again, without what stands around it")
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn cut_short() -> Problem {
    Problem::new("", "the link is cut short").hint("copy it again, to its very end")
}

fn damaged() -> Problem {
    Problem::new("", "the link is damaged")
        .hint("copy it again, from its very beginning to its very end")
}

fn too_large() -> Problem {
    Problem::new(
        "",
        format!("the link unfolds into more than {MAX_BYTES} bytes"),
    )
}

fn newer(version: &str) -> Problem {
    Problem::new(
        "",
        format!("a link of version {version}, and this Katydid reads version {VERSION}"),
    )
    .hint("a newer Katydid is needed")
}

fn no_link() -> Problem {
    Problem::new("", "this is no link to a scenario")
        .hint("a link holds `#v1.` and what follows it")
}

#[cfg(test)]
mod tests;
