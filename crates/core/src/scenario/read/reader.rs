//! A node to read, with its path and where its problems go.

use super::fields::Fields;
use super::findings::Findings;
use super::show::segment;
use super::unknown::unknown;
use crate::scenario::language::Words;
use crate::scenario::text::{Entry, Node, Value};

/// A node to read, with its path and where its problems go.
pub(super) struct Reader<'a> {
    pub(super) node: &'a Node,
    pub(super) path: String,
    pub(super) findings: &'a Findings<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a Node, findings: &'a Findings<'a>) -> Self {
        Self {
            node: root,
            path: String::new(),
            findings,
        }
    }

    fn child(&self, node: &'a Node, segment: &str) -> Self {
        Self {
            node,
            path: format!("{}{segment}", self.path),
            findings: self.findings,
        }
    }

    /// A field of this map.
    pub(super) fn field(&self, entry: &'a Entry) -> Self {
        self.child(&entry.node, &segment(&entry.key, self.path.is_empty()))
    }

    /// The items of a list; none for anything else.
    pub(super) fn list(&self) -> Vec<Self> {
        let items: &[Node] = match &self.node.value {
            Value::List(items) => items,
            _ => &[],
        };
        items
            .iter()
            .enumerate()
            .map(|(index, item)| self.child(item, &format!("[{index}]")))
            .collect()
    }

    /// The items of a list, at least one; a problem for anything else.
    pub(super) fn items(&self) -> Vec<Self> {
        match &self.node.value {
            Value::List(items) if items.is_empty() => self.problem("must not be empty"),
            Value::List(_) => Some(()),
            _ => self.expected_with_hint("a list", "begin each item with `- `"),
        };
        self.list()
    }

    /// The fields of a map whose names are the author's own.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> {
        self.node
            .entries()
            .iter()
            .map(|entry| (entry.key.as_str(), self.field(entry)))
    }

    /// The same; a problem for anything else.
    pub(super) fn map(&self) -> Option<impl Iterator<Item = (&'a str, Self)>> {
        match &self.node.value {
            Value::Map(_) => Some(self.entries()),
            _ => self.expected("a map of names and values"),
        }
    }

    /// The fields of a map; a problem for anything else and for every field that `words` does not know.
    pub(super) fn fields(&self, words: Words) -> Option<Fields<'a, '_>> {
        let Value::Map(entries) = &self.node.value else {
            return self.expected("a map of fields");
        };
        let strangers: Vec<&Entry> = entries
            .iter()
            .filter(|entry| !words.knows(&entry.key))
            .collect();
        for entry in &strangers {
            self.report(unknown(&words, &entry.key), entry.key_span);
        }
        Some(Fields {
            reader: self,
            complete: strangers.is_empty(),
        })
    }
}
