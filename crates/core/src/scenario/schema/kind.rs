//! What may stand in a field.

use serde_json::{Value, json};

use crate::scenario::language::Kind;

/// A time, as `read::duration` reads it.
const TIME: &str = "^ *[0-9][0-9.]*(h([0-9.]+m)?([0-9.]+s)?([0-9.]+ms)?|m([0-9.]+s)?([0-9.]+ms)?|s([0-9.]+ms)?|ms)? *$";

/// A name that expressions can use.
const NAME: &str = "^[A-Za-z_][A-Za-z0-9_]*$";

pub(super) fn schema(kind: &Kind) -> Value {
    match kind {
        Kind::Exactly(number) => json!({ "const": number }),
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Line | Kind::Text | Kind::Template => json!({ "type": "string" }),
        Kind::Name => json!({ "type": "string", "pattern": NAME }),
        Kind::Json => json!({}),
        Kind::Whole(range) => {
            json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() })
        }
        Kind::AboveZero => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Kind::NotNegative => json!({ "type": "number", "minimum": 0 }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::List(item) => json!({ "type": "array", "items": schema(item), "minItems": 1 }),
        Kind::Items(item) => json!({ "type": "array", "items": schema(item) }),
        Kind::Map(value) => json!({ "type": "object", "additionalProperties": schema(value) }),
        Kind::Named(value) => json!({
            "type": "object",
            "propertyNames": { "pattern": NAME },
            "additionalProperties": schema(value),
        }),
        Kind::Either(kinds) => {
            json!({ "anyOf": kinds.iter().map(schema).collect::<Vec<_>>() })
        }
        Kind::Type(name) => reference(name),
        Kind::Scalar => reference("scalar"),
        Kind::Expression => reference("expression"),
        Kind::Time => reference("time"),
        Kind::WaitTime => reference("wait_time"),
        Kind::Request => reference("request"),
        Kind::Steps => reference("steps"),
        Kind::Task => reference("task"),
    }
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Kinds that many fields are of.
pub(super) fn definitions() -> [(&'static str, Value); 4] {
    [
        ("scalar", json!({ "type": ["string", "number", "boolean"] })),
        (
            "expression",
            json!({ "type": ["string", "number", "boolean"], "minLength": 1 }),
        ),
        (
            "time",
            json!({ "type": ["string", "number"], "minimum": 0, "pattern": TIME }),
        ),
        (
            "wait_time",
            json!({ "type": ["string", "number"], "minimum": 0, "minLength": 1 }),
        ),
    ]
}
