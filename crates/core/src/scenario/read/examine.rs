//! What is wrong wherever in a text it stands.

use super::reader::Reader;
use crate::collection::Set;
use crate::scenario::Problem;
use crate::scenario::text::Value;

/// Finds fields written twice, in known and unknown fields alike.
pub(super) fn examine(at: &Reader<'_>) {
    match &at.node.value {
        Value::List(_) => at.list().iter().for_each(examine),
        Value::Map(_) => map(at),
        _ => {}
    }
}

fn map(at: &Reader<'_>) {
    let mut keys = Set::new();
    for entry in at.node.entries() {
        let field = at.field(entry);
        if !keys.insert(entry.key.as_str()) {
            field.report(
                Problem::new("", "this field is here twice").hint("remove one of the two"),
                entry.key_span,
            );
        }
        examine(&field);
    }
}
