//! Whether a change did what it was to do, and nothing else.

use serde_json::Value as Json;

use crate::collection::object;
use crate::scenario::text::{Node, is_number};

/// Whether the field has its new value, and all else is as it was.
pub(super) fn is_wanted(before: &Node, after: &Node, path: &[&str], value: &str) -> bool {
    let (before, after) = (before.json(), after.json());
    let found = path.iter().try_fold(&after, |at, key| at.get(*key));
    let good = match found {
        None => value.is_empty(),
        Some(Json::Number(_)) => is_number(value),
        Some(found) => found.as_str() == Some(value),
    };
    good && without(&before, path) == without(&after, path)
}

/// All but a field and the maps that are empty without it; null for nothing.
fn without(at: &Json, path: &[&str]) -> Json {
    let (key, rest, fields) = match (path, at) {
        ([], _) => return Json::Null,
        ([key, rest @ ..], Json::Object(fields)) => (*key, rest, fields),
        _ => return at.clone(),
    };
    let field = |(name, value): (&String, &Json)| match name == key {
        true => (name.clone(), without(value, rest)),
        false => (name.clone(), value.clone()),
    };
    let fields = fields.iter().map(field);
    match object(fields.filter(|(name, value)| name != key || !value.is_null())) {
        Json::Object(fields) if fields.is_empty() => Json::Null,
        fields => fields,
    }
}
