//! What a request sends: its body, and the parameters that have the same form.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::reader::{Fields, Reader};
use crate::scenario::text::Value;
use crate::scenario::{Body, Method, write};

pub(super) fn body(method: Option<Method>, fields: &Fields<'_, '_>) -> Body {
    let given: Vec<Reader<'_>> = ["json", "form", "body"]
        .iter()
        .filter_map(|key| fields.get(key))
        .collect();
    if let [_, second, ..] = &given[..] {
        second.problem::<()>("a request has one body, as `json`, `form` or `body`");
    }
    if let (Some(method @ (Method::Get | Method::Head)), Some(first)) = (method, given.first()) {
        let message = format!(
            "a {} request has no body: browsers refuse to send one",
            method.as_str()
        );
        first.problem_with_hint::<()>(message, "use `post` or `put`, or `params`");
    }
    let json = fields.get("json").and_then(|at| json(&at)).map(Body::Json);
    let form = fields
        .get("form")
        .and_then(|at| values(&at))
        .map(Body::Form);
    let text = fields
        .get("body")
        .and_then(|at| at.text())
        .map(|text| Body::Text(text.to_owned()));
    json.or(form).or(text).unwrap_or_default()
}

/// Any value, fields in the order of their names.
fn json(at: &Reader<'_>) -> Option<Json> {
    Some(match &at.node.value {
        Value::Null => Json::Null,
        Value::Bool(bool) => Json::Bool(*bool),
        Value::Number(number) => Json::Number(number.clone()),
        Value::NotFinite(float) => {
            return at.problem_with_hint(
                format!("JSON has no number {float}"),
                "quote it to send text",
            );
        }
        Value::Text(text) => Json::String(text.clone()),
        Value::List(_) => Json::Array(at.list().iter().filter_map(json).collect()),
        Value::Map(_) => Json::Object(object(at).into_iter().collect()),
    })
}

fn object(at: &Reader<'_>) -> BTreeMap<String, Json> {
    at.entries()
        .filter_map(|(name, at)| Some((name.to_owned(), json(&at)?)))
        .collect()
}

/// Names and their values; a list repeats its name.
pub(super) fn values(at: &Reader<'_>) -> Option<BTreeMap<String, Vec<String>>> {
    Some(
        at.map()?
            .map(|(name, at)| (name.to_owned(), repeated(&at)))
            .collect(),
    )
}

fn repeated(at: &Reader<'_>) -> Vec<String> {
    match &at.node.value {
        Value::List(_) => at.list().iter().filter_map(scalar).collect(),
        _ => Vec::from_iter(scalar(at)),
    }
}

/// A value as it is sent.
pub(super) fn scalar(at: &Reader<'_>) -> Option<String> {
    match &at.node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(write::number(number)),
        Value::Bool(bool) => Some(bool.to_string()),
        Value::Null => at.problem_with_hint(
            "expected a value, found nothing",
            "write \"\" for an empty one",
        ),
        _ => at.expected("text, a number, true or false"),
    }
}
