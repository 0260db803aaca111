//! Names and values: parameters, fields of forms, variables.

use super::reader::Reader;
use crate::expr::Template;
use crate::scenario::text::Value;
use crate::scenario::{Fields, Variables, write};

/// Names and their values; a list repeats its name.
pub(super) fn fields(at: &Reader<'_>) -> Option<Fields> {
    let field = |(name, at): (&str, Reader<'_>)| {
        at.plain_key(name)?;
        Some((name.to_owned(), repeated(&at)))
    };
    Some(at.map()?.filter_map(field).collect())
}

fn repeated(at: &Reader<'_>) -> Vec<Template> {
    match &at.node.value {
        Value::List(_) => at.list().iter().filter_map(scalar).collect(),
        _ => Vec::from_iter(scalar(at)),
    }
}

/// A value as it is sent.
pub(super) fn scalar(at: &Reader<'_>) -> Option<Template> {
    match &at.node.value {
        Value::Text(_) => at.template(),
        Value::Number(number) => at.template_of(&write::number(number)),
        Value::Bool(bool) => at.template_of(&bool.to_string()),
        Value::Null => at.problem_with_hint(
            "expected a value, found nothing",
            "write \"\" for an empty one",
        ),
        _ => at.expected("text, a number, true or false"),
    }
}

/// Variables and what they are set to.
pub(super) fn variables(at: &Reader<'_>) -> Option<Variables> {
    let variable = |(name, at): (&str, Reader<'_>)| {
        at.define(name);
        Some((name.to_owned(), super::json::template(&at)?))
    };
    Some(at.map()?.filter_map(variable).collect())
}
