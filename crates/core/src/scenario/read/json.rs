//! Any value, its texts templates.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::reader::Reader;
use crate::expr::JsonTemplate;
use crate::scenario::text::{Entry, Node, Value};

/// A value whose texts are templates, with the problems of each at its place.
pub(super) fn template(at: &Reader<'_>) -> Option<JsonTemplate> {
    let value = computed(at)?;
    JsonTemplate::parse(&value).ok()
}

/// Any value as it stands, fields in the order of their names.
pub(super) fn plain(at: &Reader<'_>) -> Option<Json> {
    value(at, |_, _| Some(()))
}

fn computed(at: &Reader<'_>) -> Option<Json> {
    value(at, |at, text| match text.contains('$') {
        true => at.template_of(text).map(|_| ()),
        false => Some(()),
    })
}

/// `None` when a part of it is wrong; `check` looks at every text and name.
fn value(at: &Reader<'_>, check: fn(&Reader<'_>, &str) -> Option<()>) -> Option<Json> {
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
        Value::Text(text) => {
            check(at, text)?;
            Json::String(text.clone())
        }
        Value::List(_) => {
            let items: Vec<_> = at.list().iter().map(|at| value(at, check)).collect();
            Json::Array(items.into_iter().collect::<Option<_>>()?)
        }
        Value::Map(_) => {
            let field = |entry: &Entry| {
                let item = at.field(entry);
                let good = check(
                    &Reader {
                        node: &name_of(entry),
                        ..item
                    },
                    &entry.key,
                );
                let item = at.field(entry);
                Some((entry.key.clone(), good.and(value(&item, check))?))
            };
            let fields: Vec<Option<_>> = at.node.entries().iter().map(field).collect();
            let fields: Option<BTreeMap<String, Json>> = fields.into_iter().collect();
            Json::Object(fields?.into_iter().collect())
        }
    })
}

/// A field's name, where it stands.
fn name_of(entry: &Entry) -> Node {
    Node {
        value: Value::Text(entry.key.clone()),
        span: entry.key_span,
    }
}
