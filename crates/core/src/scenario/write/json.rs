//! Canonical JSON: no space, fields sorted by name.

use super::time;
use super::tree::{Map, Tree};
use crate::collection::sort_by;
use crate::json::quoted;

pub(super) fn print(tree: &Tree) -> String {
    match tree {
        Tree::Null => "null".to_owned(),
        Tree::Bool(bool) => bool.to_string(),
        Tree::Number(number) => number.clone(),
        Tree::Text(text) => quoted(text),
        Tree::Time(time) => time::seconds(*time),
        Tree::List(items) => format!(
            "[{}]",
            items.iter().map(print).collect::<Vec<_>>().join(",")
        ),
        Tree::Map(map) => format!("{{{}}}", fields(map).join(",")),
    }
}

/// Sorted by the names' code points, which are the bytes of UTF-8.
fn fields(Map(fields): &Map) -> Vec<String> {
    let mut fields: Vec<_> = fields.iter().collect();
    sort_by(&mut fields, |(a, _), (b, _)| a.cmp(b));
    fields
        .into_iter()
        .map(|(key, value)| format!("{}:{}", quoted(key), print(value)))
        .collect()
}
