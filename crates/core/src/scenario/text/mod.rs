//! From text to a tree of [`Node`]s that know where they stand.
//!
//! ```text
//!  YAML ──saphyr's events──┐
//!                          ├──► Node (values, places, duplicate keys kept) ──► scenario::read
//!  JSON ────────────────────┘
//! ```

mod json;
mod node;
mod scalar;
mod yaml;
mod yaml_error;

pub(super) use json::quoted_length;
pub(super) use node::{Entry, Mark, Node, Span, Value, is_number, number};
pub(super) use scalar::{is_json_number, resolve};

use super::problems::Problems;
use super::{Position, Problem};

/// The longest text that is read, in bytes.
pub(super) const MAX_BYTES: usize = 1 << 20;

/// How deep lists and maps may be nested.
const MAX_DEPTH: usize = 64;

/// Reads a text into a tree; `None` when the text is broken, with the reason among the problems.
pub(super) fn read(text: &str, problems: &Problems) -> Option<Node> {
    let read = match text {
        _ if text.len() > MAX_BYTES => Err(too_long(text)),
        _ if is_json(text) => json::read(text),
        _ => yaml::read(text, problems),
    };
    read.map_err(|problem| problems.push(problem)).ok()
}

/// Whether a text is read as JSON rather than YAML: its first character is a brace.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('{')
}

fn too_long(text: &str) -> Problem {
    Problem::new(
        "",
        format!(
            "the text is {} bytes long, at most {MAX_BYTES} are read",
            text.len()
        ),
    )
    .hint("is this a scenario?")
}

fn too_deep(position: Position) -> Problem {
    Problem::new("", format!("nested more than {MAX_DEPTH} levels deep")).at(Some(position))
}

#[cfg(test)]
mod tests;
