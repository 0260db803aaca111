//! How values and paths are shown in problems.

use crate::scenario::text::Value;
use crate::scenario::write;

/// The longest part of the author's text that a problem repeats, in characters.
const EXCERPT: usize = 40;

/// What was found in place of something else: `text "abc"`.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => format!("number {}", write::number(number)),
        Value::NotFinite(float) => format!("number {float}"),
        Value::Text(text) => format!("text \"{}\"", excerpt(text)),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
    }
}

/// The beginning of a text, on one line.
pub(super) fn excerpt(text: &str) -> String {
    let mut start: String = text
        .chars()
        .take(EXCERPT)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(EXCERPT).is_some() {
        start.push('…');
    }
    start.replace("\\\"", "\"").replace("\\'", "'")
}

/// A field's part of a path: `.weight`, or `["a.b"]` where that would be unclear.
pub(in crate::scenario) fn segment(key: &str, first: bool) -> String {
    let plain = !key.is_empty()
        && key
            .chars()
            .all(|letter| letter.is_alphanumeric() || "_-".contains(letter));
    match (plain, first) {
        (true, true) => excerpt(key),
        (true, false) => format!(".{}", excerpt(key)),
        (false, _) => format!("[\"{}\"]", excerpt(key)),
    }
}
