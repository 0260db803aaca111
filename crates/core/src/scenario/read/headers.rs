//! Header names and values that every engine can send.

use super::reader::Reader;
use super::show::excerpt;
use super::values::scalar;
use crate::collection::{Map, Set};
use crate::expr::Template;

pub(super) fn headers(at: &Reader<'_>) -> Option<Map<String, Template>> {
    let mut names = Set::new();
    Some(
        at.map()?
            .filter_map(|(name, at)| header(name, &at, &mut names))
            .collect(),
    )
}

fn header(name: &str, at: &Reader<'_>, names: &mut Set<String>) -> Option<(String, Template)> {
    if !is_token(name) {
        return at.problem_with_hint(
            format!("`{}` is no header name", excerpt(name)),
            "a name is letters, digits and dashes",
        );
    }
    if !names.insert(name.to_ascii_lowercase()) {
        return at.problem_with_hint(
            "this header is here twice",
            "upper and lower case are the same to a header",
        );
    }
    let value = scalar(at)?;
    check(at, value.as_constant().unwrap_or_default())?;
    Some((name.to_owned(), value))
}

/// What is computed is checked when it is known.
fn check(at: &Reader<'_>, value: &str) -> Option<()> {
    match value.chars().find(|letter| !is_sendable(*letter)) {
        Some(letter) => at.problem_with_hint(
            format!("a header cannot carry `{}`", letter.escape_debug()),
            "a value is one line of ASCII characters",
        ),
        None if value.trim() != value => {
            at.problem("a header's value does not begin or end with a space")
        }
        None => Some(()),
    }
}

/// Source: RFC 9110, section 5.6.2.
pub(crate) fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter))
}

/// Visible ASCII, space and tab: what a browser and a native client send as the same bytes.
fn is_sendable(letter: char) -> bool {
    letter == '\t' || letter == ' ' || letter.is_ascii_graphic()
}
