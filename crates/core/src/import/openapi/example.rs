//! A value that a schema allows.

use serde_json::{Number, Value as Json};

use super::document::Document;
use crate::collection::object;
use crate::expr::Value;
use crate::import::json::{at, list, text};

/// How deep an example goes into a schema, which may hold itself.
const DEEPEST: usize = 6;

/// Values of one example.
const MOST: usize = 500;

/// Examples of texts of a format.
const FORMATS: [(&str, &str); 8] = [
    ("date", "2026-01-31"),
    ("date-time", "2026-01-31T12:00:00Z"),
    ("time", "12:00:00Z"),
    ("email", "ann@example.com"),
    ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
    ("uri", "https://example.com/"),
    ("ipv4", "192.0.2.1"),
    ("byte", "dGV4dA=="),
];

/// The example that `holder` gives, or one that its schema allows.
pub(super) fn of(document: &Document, holder: &Value) -> Json {
    let named = match at(holder, &["examples"]) {
        Some(Value::Map(examples)) => examples.values().next(),
        _ => None,
    };
    let named = named.and_then(|example| at(document.resolved(example), &["value"]));
    match at(holder, &["example"]).or(named) {
        Some(given) => given.into(),
        None => at(holder, &["schema"]).map_or(Json::Null, |schema| {
            Maker {
                document,
                left: MOST,
            }
            .of(schema, 0)
        }),
    }
}

struct Maker<'d> {
    document: &'d Document,
    left: usize,
}

impl Maker<'_> {
    fn of(&mut self, schema: &Value, depth: usize) -> Json {
        let document = self.document;
        let schema = document.resolved(schema);
        if depth >= DEEPEST || self.left == 0 {
            return Json::Null;
        }
        self.left -= 1;
        if let Some(given) = given(schema) {
            return given;
        }
        let one_of = ["oneOf", "anyOf"]
            .into_iter()
            .find_map(|word| list(schema, &[word]).first());
        match (list(schema, &["allOf"]), one_of) {
            ([_, ..], _) => self.all_of(schema, depth),
            (_, Some(one)) => self.of(one, depth + 1),
            _ => self.of_type(schema, depth),
        }
    }

    /// The members of all of them.
    fn all_of(&mut self, schema: &Value, depth: usize) -> Json {
        let own = self.of_type(schema, depth);
        let others: Vec<Json> = list(schema, &["allOf"])
            .iter()
            .map(|part| self.of(part, depth + 1))
            .collect();
        let mut members = Vec::new();
        for part in others.iter().chain([&own]) {
            if let Json::Object(fields) = part {
                members.extend(
                    fields
                        .iter()
                        .map(|(name, value)| (name.clone(), value.clone())),
                );
            }
        }
        match members.is_empty() {
            true => others.into_iter().next().unwrap_or(own),
            false => object(members),
        }
    }

    fn of_type(&mut self, schema: &Value, depth: usize) -> Json {
        match kind(schema) {
            "object" => self.object(schema, depth),
            "array" => {
                let item = at(schema, &["items"]).map(|items| self.of(items, depth + 1));
                Json::Array(item.filter(|item| !item.is_null()).into_iter().collect())
            }
            "integer" => Json::from(least(schema).ceil() as i64),
            "number" => Number::from_f64(least(schema)).map_or(Json::Null, Json::Number),
            "boolean" => true.into(),
            "string" => string(schema).into(),
            _ => Json::Null,
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Json {
        let Some(Value::Map(properties)) = at(schema, &["properties"]) else {
            return object([]);
        };
        let mut members = Vec::new();
        for (name, property) in properties.iter() {
            let is_answered = matches!(at(property, &["readOnly"]), Some(Value::Bool(true)));
            let value = self.of(property, depth + 1);
            if !is_answered && !value.is_null() {
                members.push((name.to_string(), value));
            }
        }
        object(members)
    }
}

/// What a schema itself gives.
fn given(schema: &Value) -> Option<Json> {
    let own = ["example", "default", "const"]
        .into_iter()
        .find_map(|word| at(schema, &[word]));
    let listed = ["examples", "enum"]
        .into_iter()
        .find_map(|word| list(schema, &[word]).first());
    own.or(listed).map(Json::from)
}

/// Its type; of several the first that is not null.
fn kind(schema: &Value) -> &str {
    let listed = || {
        let mut kinds = list(schema, &["type"])
            .iter()
            .filter_map(|kind| text(kind, &[]));
        kinds.find(|kind| *kind != "null")
    };
    let implied = || at(schema, &["properties"]).map(|_| "object");
    text(schema, &["type"])
        .or_else(listed)
        .or_else(implied)
        .unwrap_or_default()
}

fn least(schema: &Value) -> f64 {
    at(schema, &["minimum"])
        .and_then(Value::as_f64)
        .unwrap_or(1.0)
}

fn string(schema: &Value) -> String {
    let format = text(schema, &["format"]).unwrap_or_default();
    let known = FORMATS.iter().find(|(name, _)| *name == format);
    known.map_or("text", |(_, example)| example).to_owned()
}
