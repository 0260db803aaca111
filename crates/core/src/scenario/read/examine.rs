//! What is wrong wherever in a text it stands.

use std::collections::HashSet;

use super::reader::Reader;
use super::words::not_run;
use crate::scenario::Problem;
use crate::scenario::text::{Node, Value};

const OPENING: &str = "${";

/// Finds fields written twice and expressions, in known and unknown fields alike.
pub(super) fn examine(at: &Reader<'_>) {
    match &at.node.value {
        Value::Text(_) if has_expression(at.node) => at.report(expression(), at.node.span),
        Value::List(_) => at.list().iter().for_each(examine),
        Value::Map(_) => map(at),
        _ => {}
    }
}

fn map(at: &Reader<'_>) {
    let mut keys = HashSet::new();
    for entry in at.node.entries() {
        let field = at.field(entry);
        if !keys.insert(entry.key.as_str()) {
            field.report(
                Problem::new("", "this field is here twice").hint("remove one of the two"),
                entry.key_span,
            );
        }
        if entry.key.contains(OPENING) {
            field.report(expression(), entry.key_span);
        }
        examine(&field);
    }
}

/// Whether a node is a text with an expression in it.
pub(super) fn has_expression(node: &Node) -> bool {
    matches!(&node.value, Value::Text(text) if text.contains(OPENING))
}

fn expression() -> Problem {
    not_run("an expression `${…}`").hint("write the value itself")
}
