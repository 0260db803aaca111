//! Changing one field of a text in place: what the page's fields do to the scenario beside them.
//!
//! Comments, layout and everything else stay as the author wrote them.

mod check;
#[cfg(test)]
mod properties;
mod put;
mod remove;
mod source;
#[cfg(test)]
mod tests;

use super::problems::Problems;
use super::text::{self, Node, Value};
use super::{Problem, write};
use source::Source;

/// The text with the scalar at `path`, such as `["load", "users"]`, set to `value`.
///
/// A missing field is inserted, with the map around it if need be; an empty value removes the field.
///
/// # Errors
/// The problems of a text that is no YAML or JSON, or that this field of it cannot be changed in place.
pub fn set(text: &str, path: &[&str], value: &str) -> Result<String, Vec<Problem>> {
    let value = value.trim();
    let before = tree(text)?;
    let source = Source::new(text);
    let change = match value {
        "" => remove::change(&source, &before, path),
        _ => put::change(&source, &before, path, value),
    };
    let after = change.map(|change| change.apply(text));
    let good = |after: &String| {
        tree(after).is_ok_and(|after| check::is_wanted(&before, &after, path, value))
    };
    after.filter(good).ok_or_else(|| vec![cannot(path)])
}

/// The scalar at `path` as a field of a form shows it; also of a scenario that has problems.
#[must_use]
pub fn get(text: &str, path: &[&str]) -> Option<String> {
    let problems = Problems::default();
    let root = text::read(text, &problems)?;
    let node = path
        .iter()
        .try_fold(&root, |at, key| Some(&at.get(key)?.node))?;
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(write::number(number)),
        Value::Bool(bool) => Some(bool.to_string()),
        _ => None,
    }
}

fn tree(text: &str) -> Result<Node, Vec<Problem>> {
    let problems = Problems::default();
    let root = text::read(text, &problems);
    problems.or(root)
}

fn cannot(path: &[&str]) -> Problem {
    Problem::new(path.join("."), "cannot be changed from here").hint("change it in the text")
}
