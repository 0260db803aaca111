//! Setting a field that is there, or inserting one that is not.

use super::source::{Change, Source};
use crate::scenario::text::{Entry, Node, Value};

/// `None` when something on the way is no map.
pub(super) fn change(source: &Source<'_>, at: &Node, path: &[&str], value: &str) -> Option<Change> {
    let (key, rest) = path.split_first()?;
    match (&at.value, at.get(key)) {
        (Value::Map(_), Some(entry)) if is_empty(source, &entry.node) => {
            let inside = flow(source, rest, value);
            Some(Change::insert(
                after_colon(source, entry)?,
                format!(" {inside}"),
            ))
        }
        (Value::Map(_), Some(entry)) if !rest.is_empty() => {
            change(source, &entry.node, rest, value)
        }
        (Value::Map(_), Some(entry)) => {
            Some(replace(source, &entry.node, value, source.is_flow(at)))
        }
        (Value::Map(entries), None) if source.is_flow(at) => {
            Some(insert_in_flow(source, at, entries, path, value))
        }
        (Value::Map(entries), None) => insert_in_block(source, entries, path, value),
        (Value::Null, None) => Some(append(source, path, value)),
        _ => None,
    }
}

/// Whether a field is followed by nothing at all.
fn is_empty(source: &Source<'_>, node: &Node) -> bool {
    matches!(node.value, Value::Null) && source.start(node) == source.end(node)
}

fn after_colon(source: &Source<'_>, entry: &Entry) -> Option<usize> {
    let name = source.byte(entry.key_span.end.index);
    Some(name + source.text[name..].find(':')? + 1)
}

fn replace(source: &Source<'_>, node: &Node, value: &str, in_flow: bool) -> Change {
    Change {
        range: source.start(node)..source.end(node),
        text: source.scalar(value, in_flow),
    }
}

/// After the last field, laid out as that is.
fn insert_in_flow(
    source: &Source<'_>,
    map: &Node,
    entries: &[Entry],
    path: &[&str],
    value: &str,
) -> Change {
    let field = flow_fields(source, path, value);
    let Some(last) = entries.last() else {
        let space = if source.is_json { "" } else { " " };
        return Change::insert(source.start(map) + 1, format!("{space}{field}{space}"));
    };
    let before = source.line_before(source.key_start(last));
    let separator = match before.trim().is_empty() && source.key_start(last) > before.len() {
        true => format!(",{}{before}", source.newline()),
        false => ", ".to_owned(),
    };
    Change::insert(source.end(&last.node), separator + &field)
}

/// After the fields of one line that a block begins with, or before the first.
fn insert_in_block(
    source: &Source<'_>,
    entries: &[Entry],
    path: &[&str],
    value: &str,
) -> Option<Change> {
    let first = entries.first()?;
    let start = source.key_start(first);
    let indent = first.key_span.start.position.column as usize - 1;
    let field = block(source, path, value, indent);
    let newline = format!("{}{:indent$}", source.newline(), "");
    let short = |entry: &&Entry| {
        !source.text[source.key_start(entry)..source.end(&entry.node)].contains('\n')
    };
    Some(match entries.iter().take_while(short).last() {
        Some(entry) => Change::insert(source.line_end(source.end(&entry.node)), newline + &field),
        None => Change::insert(start, field + &newline),
    })
}

/// To a text that says nothing yet.
fn append(source: &Source<'_>, path: &[&str], value: &str) -> Change {
    let newline = source.newline();
    let gap = if source.text.is_empty() || source.text.ends_with('\n') {
        ""
    } else {
        newline
    };
    let field = block(source, path, value, 0);
    Change::insert(source.text.len(), format!("{gap}{field}{newline}"))
}

fn block(source: &Source<'_>, path: &[&str], value: &str, indent: usize) -> String {
    match path {
        [] => source.scalar(value, false),
        [key] => format!("{}: {}", source.name(key), source.scalar(value, false)),
        [key, rest @ ..] => {
            let deeper = indent + 2;
            let inside = block(source, rest, value, deeper);
            format!(
                "{}:{}{:deeper$}{inside}",
                source.name(key),
                source.newline(),
                ""
            )
        }
    }
}

/// A scalar, or a map in braces.
fn flow(source: &Source<'_>, path: &[&str], value: &str) -> String {
    match path {
        [] => source.scalar(value, true),
        _ if source.is_json => format!("{{{}}}", flow_fields(source, path, value)),
        _ => format!("{{ {} }}", flow_fields(source, path, value)),
    }
}

fn flow_fields(source: &Source<'_>, path: &[&str], value: &str) -> String {
    let (key, rest) = path.split_first().unwrap_or((&"", &[]));
    format!("{}: {}", source.name(key), flow(source, rest, value))
}
