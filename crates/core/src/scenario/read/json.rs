//! Any value, its texts templates.

use serde_json::Value as Json;

use super::reader::Reader;
use crate::collection::object;
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

/// Looks at a text or a field's name; `None` when something is wrong with it.
type Check = fn(&Reader<'_>, &str) -> Option<()>;

/// `None` when a part of it is wrong; `check` looks at every text and name.
fn value(at: &Reader<'_>, check: Check) -> Option<Json> {
    Some(match &at.node.value {
        Value::Null => Json::Null,
        Value::Bool(bool) => Json::Bool(*bool),
        Value::Number(number) => Json::Number(number.clone()),
        Value::NotFinite(float) => {
            let message = format!("JSON has no number {float}");
            return at.problem_with_hint(message, "quote it to send text");
        }
        Value::Text(text) => {
            check(at, text)?;
            Json::String(text.clone())
        }
        Value::List(_) => {
            let items: Vec<_> = at.list().iter().map(|at| value(at, check)).collect();
            Json::Array(items.into_iter().collect::<Option<_>>()?)
        }
        Value::Map(entries) => {
            let fields: Vec<_> = entries
                .iter()
                .map(|entry| field(at, entry, check))
                .collect();
            let fields: Option<Vec<_>> = fields.into_iter().collect();
            object(fields?)
        }
    })
}

fn field(map: &Reader<'_>, entry: &Entry, check: Check) -> Option<(String, Json)> {
    let at = map.field(entry);
    let value = value(&at, check);
    let name = Reader {
        node: &name_of(entry),
        ..at
    };
    check(&name, &entry.key)?;
    Some((entry.key.clone(), value?))
}

/// A field's name, where it stands.
fn name_of(entry: &Entry) -> Node {
    Node {
        value: Value::Text(entry.key.clone()),
        span: entry.key_span,
    }
}
