//! A value and where it stands.

use serde_json::{Number, Value as Json};

use crate::collection::object;
use crate::scenario::Position;

/// A place in a text, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) struct Mark {
    /// Characters before it, a byte order mark included.
    pub(in crate::scenario) index: u32,
    pub(in crate::scenario) position: Position,
}

impl Mark {
    pub(super) const START: Self = Self {
        index: 0,
        position: Position { line: 1, column: 1 },
    };
}

/// From the first character to the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) struct Span {
    pub(in crate::scenario) start: Mark,
    pub(in crate::scenario) end: Mark,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Node {
    pub(in crate::scenario) value: Value,
    pub(in crate::scenario) span: Span,
}

/// What a text can say; the same for YAML and JSON.
#[derive(Clone, Debug)]
pub(in crate::scenario) enum Value {
    Null,
    Bool(bool),
    /// Integral wherever it can be: `1.0` is `1`.
    Number(Number),
    /// YAML's `.inf`, `-.inf` and `.nan`.
    NotFinite(f64),
    Text(String),
    List(Vec<Node>),
    /// In the text's order, duplicates included.
    Map(Vec<Entry>),
}

/// A field of a map.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Entry {
    pub(in crate::scenario) key: String,
    pub(in crate::scenario) key_span: Span,
    pub(in crate::scenario) node: Node,
}

impl Node {
    /// The first field of this name.
    pub(in crate::scenario) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// A map's fields; none for anything else.
    pub(in crate::scenario) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value alone; of a field that is there twice, the second.
    pub(in crate::scenario) fn json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(bool) => (*bool).into(),
            Value::Number(number) => number.clone().into(),
            Value::NotFinite(float) => float.to_string().into(),
            Value::Text(text) => text.as_str().into(),
            Value::List(items) => items.iter().map(Self::json).collect(),
            Value::Map(fields) => object(
                fields
                    .iter()
                    .map(|field| (field.key.clone(), field.node.json())),
            ),
        }
    }

    /// Levels of lists and maps; 0 for a scalar.
    pub(super) fn height(&self) -> usize {
        1 + self.children().map(Self::height).max().unwrap_or(0)
    }

    /// What a copy of it costs: its nodes and the bytes of its texts.
    pub(super) fn weight(&self) -> usize {
        let text = match &self.value {
            Value::Text(text) => text.len(),
            _ => self.entries().iter().map(|entry| entry.key.len()).sum(),
        };
        1 + text + self.children().map(Self::weight).sum::<usize>()
    }

    fn children(&self) -> impl Iterator<Item = &Self> {
        let items: &[Self] = match &self.value {
            Value::List(items) => items,
            _ => &[],
        };
        items
            .iter()
            .chain(self.entries().iter().map(|entry| &entry.node))
    }
}

/// Numbers are integral wherever they can be, so that `1.0` and `1` are the same scenario.
pub(in crate::scenario) fn number(number: &Number) -> Number {
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 => {
            integral(float).unwrap_or_else(|| number.clone())
        }
        _ => number.clone(),
    }
}

/// A float as an integer, where both are the same number.
fn integral(float: f64) -> Option<Number> {
    const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;
    if (0.0..TWO_TO_64).contains(&float) {
        Some((float as u64).into())
    } else {
        (-TWO_TO_64 / 2.0..0.0)
            .contains(&float)
            .then(|| (float as i64).into())
    }
}

/// Whether YAML or JSON would read a plain text as a number.
pub(in crate::scenario) fn is_number(text: &str) -> bool {
    matches!(
        super::scalar::resolve(text),
        Value::Number(_) | Value::NotFinite(_)
    )
}
