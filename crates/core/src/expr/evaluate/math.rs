//! `math.*`: the same bits on every platform.

use super::arithmetic::number;
use super::{Evaluation, Result, expected};
use crate::expr::call::MathCall;
use crate::expr::node::Node;
use crate::expr::{EvaluationError, Value};

impl<'e> Evaluation<'e> {
    pub(super) fn math(&mut self, call: MathCall, arguments: &'e [Node]) -> Result<Value> {
        let first = self.value(&arguments[0])?;
        match call {
            MathCall::Min | MathCall::Max => self.extreme(call, first, &arguments[1..]),
            MathCall::Abs => abs(&first),
            MathCall::Pow => {
                let exponent = self.value(&arguments[1])?;
                Ok(Value::Float(libm::pow(number(&first)?, number(&exponent)?)))
            }
            _ => Ok(Value::Float(function(call)(number(&first)?))),
        }
    }

    /// The least or greatest of a list or of the arguments, of the kind it has.
    fn extreme(&mut self, call: MathCall, first: Value, rest: &'e [Node]) -> Result<Value> {
        if let (Value::List(items), []) = (&first, rest) {
            let Some((first, items)) = items.split_first() else {
                return Err(EvaluationError::new(
                    "an empty list has no least or greatest",
                ));
            };
            self.budget.step(items.len())?;
            let items = items.iter().cloned().map(Ok);
            return best(call, first.clone(), items);
        }
        best(call, first, rest.iter().map(|node| self.value(node)))
    }
}

fn best(call: MathCall, first: Value, rest: impl Iterator<Item = Result<Value>>) -> Result<Value> {
    let mut best = (number(&first)?, first);
    for value in rest {
        let value = value?;
        let candidate = number(&value)?;
        if (call == MathCall::Min) == (candidate < best.0) && candidate != best.0 {
            best = (candidate, value);
        }
    }
    Ok(best.1)
}

fn abs(value: &Value) -> Result<Value> {
    match value {
        Value::Int(int) => int
            .checked_abs()
            .map(Value::Int)
            .ok_or_else(|| EvaluationError::new("the int is out of range")),
        Value::Float(float) => Ok(Value::Float(float.abs())),
        other => Err(expected("a number", other)),
    }
}

fn function(call: MathCall) -> fn(f64) -> f64 {
    match call {
        MathCall::Floor => f64::floor,
        MathCall::Ceil => f64::ceil,
        MathCall::Round => f64::round,
        MathCall::Sqrt => f64::sqrt,
        MathCall::Log => libm::log,
        MathCall::Exp => libm::exp,
        MathCall::Sin => libm::sin,
        MathCall::Cos => libm::cos,
        _ => libm::tan,
    }
}
