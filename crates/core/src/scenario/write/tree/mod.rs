//! A scenario as fields and values, in the language's order, without those that say what is so anyway.

mod behaviour;
mod load;
mod request;
mod root;
mod step;

use std::time::Duration;

use super::number::{float, number};
use crate::collection;
use crate::expr::{Expression, Template};
use crate::scenario::language::{Choice, word};
use crate::scenario::text;

pub(super) use behaviour::task;
pub(super) use root::scenario;

/// What both text forms print.
#[derive(Debug)]
pub(super) enum Tree {
    Null,
    Bool(bool),
    /// In shortest form.
    Number(String),
    Text(String),
    /// Seconds in JSON, `1m30s` in YAML.
    Time(Duration),
    List(Vec<Tree>),
    Map(Map),
}

impl Tree {
    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn template(template: &Template) -> Self {
        Self::text(template.source())
    }

    /// A number or a truth stands as one.
    fn expression(expression: &Expression) -> Self {
        let source = expression.source();
        match text::resolve(source) {
            text::Value::Number(value) if number(&value) == source => Self::Number(number(&value)),
            text::Value::Bool(bool) if bool.to_string() == source => Self::Bool(bool),
            _ => Self::text(source),
        }
    }

    fn whole(number: impl Into<u64>) -> Self {
        Self::Number(number.into().to_string())
    }

    fn list<T>(items: &[T], item: impl Fn(&T) -> Self) -> Self {
        Self::List(items.iter().map(item).collect())
    }

    fn json(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(*bool),
            Value::Number(value) => Self::Number(number(value)),
            Value::String(value) => Self::text(value),
            Value::Array(items) => Self::list(items, Self::json),
            Value::Object(fields) => Self::Map(Map(fields
                .iter()
                .map(|(key, value)| (key.clone(), Self::json(value)))
                .collect())),
        }
    }
}

/// Fields in the language's order.
#[derive(Debug, Default)]
pub(super) struct Map(pub(super) Vec<(String, Tree)>);

impl Map {
    /// A map of names of the author's own.
    fn of<V>(map: &collection::Map<String, V>, value: impl Fn(&V) -> Tree) -> Self {
        let field = |(key, item): (&String, &V)| (key.clone(), value(item));
        Self(map.iter().map(field).collect())
    }

    /// Adds a field unless its value is its default.
    fn put(mut self, key: &str, value: Option<Tree>) -> Self {
        self.0.extend(value.map(|value| (key.to_owned(), value)));
        self
    }

    /// Adds a map unless it is empty.
    fn put_map(self, key: &str, map: Self) -> Self {
        let filled = !map.0.is_empty();
        self.put(key, filled.then_some(Tree::Map(map)))
    }

    /// Adds a list unless it is empty.
    fn put_list<T>(self, key: &str, items: &[T], item: impl Fn(&T) -> Tree) -> Self {
        self.put(key, (!items.is_empty()).then(|| Tree::list(items, item)))
    }

    /// Adds a word unless it is the default.
    fn put_word<T: Choice + Default>(self, key: &str, value: T) -> Self {
        let said = value != T::default();
        self.put(key, said.then(|| Tree::text(word(value))))
    }

    /// Adds a number unless it is the default.
    fn put_number(self, key: &str, value: f64, default: f64) -> Self {
        let said = value != default;
        self.put(key, said.then(|| Tree::Number(float(value))))
    }

    /// Adds a whole number unless it is the default.
    fn put_whole(self, key: &str, value: impl Into<u64>, default: u64) -> Self {
        let value = value.into();
        self.put(key, (value != default).then(|| Tree::whole(value)))
    }
}
