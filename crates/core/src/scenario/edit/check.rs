//! Whether a change did what it was to do, and nothing else.

use serde_json::Value as Json;

use crate::scenario::text::{Node, is_number};

/// Whether the field has its new value, and all else is as it was.
pub(super) fn is_wanted(before: &Node, after: &Node, path: &[&str], value: &str) -> bool {
    let (mut before, mut after) = (before.json(), after.json());
    let found = path.iter().try_fold(&after, |at, key| at.get(*key));
    let good = match found {
        None => value.is_empty(),
        Some(Json::Number(_)) => is_number(value),
        Some(found) => found.as_str() == Some(value),
    };
    clear(&mut before, path);
    clear(&mut after, path);
    good && before == after
}

/// Removes a field, and the maps that are empty without it.
fn clear(at: &mut Json, path: &[&str]) {
    let [key, rest @ ..] = path else {
        *at = Json::Null;
        return;
    };
    let Some(fields) = at.as_object_mut() else {
        return;
    };
    if let Some(field) = fields.get_mut(*key) {
        clear(field, rest);
        if field.is_null() {
            fields.remove(*key);
        }
    }
    if fields.is_empty() {
        *at = Json::Null;
    }
}
