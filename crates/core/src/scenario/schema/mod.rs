//! The language as a JSON Schema, from the table that the reader knows its words by.

#[cfg(test)]
mod checker;
mod kind;
mod step;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use super::Scenario;
use super::language::{Field, TYPES, Type};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

impl Scenario {
    /// The language as a JSON Schema (draft 2020-12), by which editors complete and check a scenario.
    ///
    /// It says what fields there are and what may stand in each; [`Self::parse`] finds more than it can say.
    #[must_use]
    pub fn schema() -> Value {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), DIALECT.into());
        schema.insert("title".to_owned(), "Katydid scenario".into());
        schema.insert("$ref".to_owned(), "#/$defs/scenario".into());
        schema.insert("$defs".to_owned(), definitions().into());
        schema.into()
    }
}

fn definitions() -> Map<String, Value> {
    let types = TYPES.iter().map(|kind| (kind.name, type_of(kind)));
    let all = types.chain(step::definitions()).chain(kind::definitions());
    all.map(|(name, schema)| (name.to_owned(), schema))
        .collect()
}

fn type_of(kind: &Type) -> Value {
    let mut schema = object(kind.fields.iter(), kind.required);
    schema["description"] = kind.meaning.into();
    schema
}

/// A map of these fields and no others.
fn object<'f>(fields: impl Iterator<Item = &'f Field>, required: &[&str]) -> Value {
    let properties: Map<String, Value> = fields
        .map(|field| (field.name.to_owned(), property(field)))
        .collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

fn property(field: &Field) -> Value {
    let mut schema = kind::schema(&field.kind);
    schema["description"] = field.meaning.into();
    schema
}
