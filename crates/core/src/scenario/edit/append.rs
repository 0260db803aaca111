//! Adding an item to a list of a text, laid out as those before it.

use super::source::{Change, Source};
use crate::scenario::text::{Node, Value};

/// An item as it is written: in a block with its further lines indented by so much, and in brackets.
pub(in crate::scenario) struct Item<'i> {
    pub(in crate::scenario) block: &'i dyn Fn(usize) -> String,
    pub(in crate::scenario) flow: String,
}

/// `None` where the list has no place for it that is known.
pub(super) fn change(source: &Source<'_>, list: &Node, item: &Item<'_>) -> Option<Change> {
    let Value::List(items) = &list.value else {
        return None;
    };
    match (items.last(), source.is_flow(list)) {
        (None, true) => Some(Change::insert(source.start(list) + 1, item.flow.clone())),
        (Some(last), true) => Some(Change::insert(source.end(last), format!(", {}", item.flow))),
        (Some(last), false) => {
            let before = source.line_before(source.start(items.first()?));
            let indent = before.rfind('-')?;
            let at = source.line_end(source.end(last));
            let text = (item.block)(indent + 2).replace('\n', source.newline());
            Some(Change::insert(
                at,
                format!("{}{:indent$}- {text}", source.newline(), ""),
            ))
        }
        (None, false) => None,
    }
}
