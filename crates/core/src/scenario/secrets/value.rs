//! Values of fields.

use serde_json::Value as Json;

use super::Found;
use super::names::is_secret;
use crate::scenario::read::segment;

impl Found {
    /// A field's value is part of its secret, however deep.
    pub(super) fn field(&mut self, path: &str, name: &str, value: &Json) {
        match is_secret(name) {
            true if is_written(value) => self.paths.push(path.to_owned()),
            true => {}
            false => self.json(path, value),
        }
    }

    pub(super) fn json(&mut self, path: &str, value: &Json) {
        match value {
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.json(&format!("{path}[{index}]"), item);
                }
            }
            Json::Object(fields) => {
                for (name, value) in fields {
                    self.field(&format!("{path}{}", segment(name, false)), name, value);
                }
            }
            _ => {}
        }
    }
}

/// Whether any part of a value stands there rather than being computed.
fn is_written(value: &Json) -> bool {
    match value {
        Json::Array(items) => items.iter().any(is_written),
        Json::Object(fields) => fields.values().any(is_written),
        Json::String(text) => is_written_text(text),
        _ => true,
    }
}

/// Whether a text says something, and has no expression in it.
pub(super) fn is_written_text(text: &str) -> bool {
    !text.is_empty() && !text.replace("$${", "").contains("${")
}
