//! Conversions between kinds of values.

use super::{Evaluation, Result, expected};
use crate::expr::call::Call;
use crate::expr::{EvaluationError, Value};
use crate::number;

impl Evaluation<'_> {
    pub(super) fn convert(&mut self, call: Call, value: &Value) -> Result<Value> {
        match call {
            Call::Int => int(value).map(Value::Int),
            Call::Double => double(value).map(Value::Float),
            Call::Bool => bool(value).map(Value::Bool),
            _ => self.string(value),
        }
    }

    fn string(&mut self, value: &Value) -> Result<Value> {
        if let Value::Text(_) = value {
            return Ok(value.clone());
        }
        let mut text = String::new();
        self.budget.write(&mut text, |sink| {
            use std::fmt::Write as _;
            write!(sink, "{value}")
        })?;
        Ok(Value::from(text))
    }
}

/// Towards zero, as CEL has it.
fn int(value: &Value) -> Result<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match value {
        Value::Int(int) => Ok(*int),
        Value::Float(float) if (-LIMIT..LIMIT).contains(float) => Ok(*float as i64),
        Value::Float(_) => Err(EvaluationError::new("the double is out of an int's range")),
        Value::Text(text) => text.trim().parse().map_err(|_| unreadable(text, "an int")),
        other => Err(expected("a number or a text", other)),
    }
}

fn double(value: &Value) -> Result<f64> {
    match value {
        Value::Text(text) => number::parse(text.trim()).ok_or_else(|| unreadable(text, "a double")),
        other => super::arithmetic::number(other),
    }
}

fn bool(value: &Value) -> Result<bool> {
    match value {
        Value::Bool(value) => Ok(*value),
        Value::Text(text) => text.parse().map_err(|_| unreadable(text, "a bool")),
        other => Err(expected("a bool or a text", other)),
    }
}

fn unreadable(text: &str, what: &str) -> EvaluationError {
    const LONGEST: usize = 40;
    let shown: String = text.chars().take(LONGEST).collect();
    EvaluationError::new(format!("`{shown}` is not {what}"))
}
