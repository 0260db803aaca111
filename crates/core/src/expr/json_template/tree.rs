//! JSON whose texts may be computed.

use std::fmt;
use std::sync::Arc;

use crate::expr::evaluate::Evaluation;
use crate::expr::value::{write, write_text};
use crate::expr::{EvaluationError, Map, Template, Value};

type Result<T> = std::result::Result<T, EvaluationError>;

pub(super) enum Tree {
    Constant(Value),
    Text(Template),
    List(Box<[Tree]>),
    /// With names known before, each once and in their order.
    Fields(Box<[(Arc<str>, Tree)]>),
    Map(Box<[(Template, Tree)]>),
}

impl Tree {
    pub(super) fn of_items(items: Vec<Self>) -> Self {
        let constants: Option<Vec<Value>> = items.iter().map(Self::constant).collect();
        match constants {
            Some(values) => Self::Constant(values.into()),
            None => Self::List(items.into()),
        }
    }

    pub(super) fn of_fields(fields: Vec<(Template, Self)>) -> Self {
        let constants = fields
            .iter()
            .map(|(key, value)| Some((key.as_constant()?.into(), value.constant()?)));
        if let Some(map) = constants.collect::<Option<Map>>() {
            return Self::Constant(Value::Map(map.into()));
        }
        let names = fields.iter().map(|(key, _)| key.as_constant());
        let names: Option<Vec<&str>> = names.collect();
        if !names.is_some_and(|names| names.windows(2).all(|two| two[0] < two[1])) {
            return Self::Map(fields.into());
        }
        let named = fields.into_iter();
        let named = named.filter_map(|(key, value)| Some((key.as_constant()?.into(), value)));
        Self::Fields(named.collect())
    }

    fn constant(&self) -> Option<Value> {
        match self {
            Self::Constant(value) => Some(value.clone()),
            _ => None,
        }
    }

    pub(super) fn value<'e>(&'e self, evaluation: &mut Evaluation<'e>) -> Result<Value> {
        Ok(match self {
            Self::Constant(value) => value.clone(),
            Self::Text(template) => template.evaluate(evaluation)?,
            Self::List(items) => {
                let items = items.iter().map(|item| item.value(evaluation));
                Value::from(items.collect::<Result<Vec<_>>>()?)
            }
            Self::Fields(fields) => {
                let field = |(key, value): &'e (Arc<str>, Self)| {
                    Ok((key.clone(), value.value(evaluation)?))
                };
                map(&mut fields.iter().map(field))?
            }
            Self::Map(fields) => {
                let field = |(key, value): &'e (Template, Self)| {
                    Ok((key.write(evaluation)?.into(), value.value(evaluation)?))
                };
                map(&mut fields.iter().map(field))?
            }
        })
    }

    /// Writes the JSON without making a value of it, where that can be.
    pub(super) fn write<'e>(
        &'e self,
        evaluation: &mut Evaluation<'e>,
        json: &mut String,
    ) -> Result<()> {
        match self {
            Self::Text(template) => template.write_json(evaluation, json),
            Self::List(items) => {
                let mut items = items.iter().map(|item| (None, item));
                write_all(["[", "]"], &mut items, evaluation, json)
            }
            Self::Fields(fields) => {
                let mut fields = fields.iter().map(|(key, value)| (Some(&**key), value));
                write_all(["{", "}"], &mut fields, evaluation, json)
            }
            Self::Constant(_) | Self::Map(_) => {
                let value = self.value(evaluation)?;
                written(write(&value, json))
            }
        }
    }
}

fn map(fields: &mut dyn Iterator<Item = Result<(Arc<str>, Value)>>) -> Result<Value> {
    let map: Map = fields.collect::<Result<_>>()?;
    Ok(Value::Map(map.into()))
}

/// Writes items, with their names in a map, between two brackets.
fn write_all<'e>(
    [open, close]: [&str; 2],
    items: &mut dyn Iterator<Item = (Option<&'e str>, &'e Tree)>,
    evaluation: &mut Evaluation<'e>,
    json: &mut String,
) -> Result<()> {
    let mut before = open;
    for (key, item) in items {
        json.push_str(before);
        before = ",";
        if let Some(key) = key {
            written(write_text(key, json))?;
            json.push(':');
        }
        item.write(evaluation, json)?;
    }
    json.push_str(close);
    Ok(())
}

pub(in crate::expr) fn written(result: fmt::Result) -> Result<()> {
    result.map_err(|fmt::Error| EvaluationError::new("the value cannot be written"))
}
