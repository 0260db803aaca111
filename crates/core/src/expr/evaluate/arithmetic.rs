//! Numbers: ints stay ints, and an int that meets a double becomes one.

use super::{Result, expected};
use crate::expr::node::Binary;
use crate::expr::{EvaluationError, Value};

/// `left operator right` for `+ - * / %`.
pub(super) fn calculate(operator: Binary, left: &Value, right: &Value) -> Result<Value> {
    if let (Value::Int(left), Value::Int(right)) = (left, right) {
        return ints(operator, *left, *right).map(Value::Int);
    }
    let left = number(left)?;
    let right = number(right)?;
    floats(operator, left, right).map(Value::Float)
}

pub(super) fn negate(value: &Value) -> Result<Value> {
    match value {
        Value::Int(int) => int.checked_neg().map(Value::Int).ok_or_else(overflow),
        Value::Float(float) => Ok(Value::Float(-float)),
        other => Err(expected("a number", other)),
    }
}

pub(super) fn number(value: &Value) -> Result<f64> {
    value.as_f64().ok_or_else(|| expected("a number", value))
}

fn ints(operator: Binary, left: i64, right: i64) -> Result<i64> {
    let result = match operator {
        Binary::Add => left.checked_add(right),
        Binary::Subtract => left.checked_sub(right),
        Binary::Multiply => left.checked_mul(right),
        _ if right == 0 => return Err(EvaluationError::new("division by zero")),
        Binary::Divide => left.checked_div(right),
        _ => left.checked_rem(right),
    };
    result.ok_or_else(overflow)
}

fn floats(operator: Binary, left: f64, right: f64) -> Result<f64> {
    match operator {
        Binary::Add => Ok(left + right),
        Binary::Subtract => Ok(left - right),
        Binary::Multiply => Ok(left * right),
        Binary::Divide => Ok(left / right),
        _ => Err(EvaluationError::new("`%` takes ints: int(…) makes one")),
    }
}

fn overflow() -> EvaluationError {
    EvaluationError::new("the int is out of range")
}
