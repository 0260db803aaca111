//! When two values are the same.

use super::{Map, Value};

/// Whether two values are equal as CEL has it (`1 == 1.0`, different kinds are unequal); `charge` is told
/// of the work and may end it.
pub(in crate::expr) fn equal<E>(
    left: &Value,
    right: &Value,
    charge: &mut dyn FnMut(usize) -> Result<(), E>,
) -> Result<bool, E> {
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => {
            charge(left.len().min(right.len()))?;
            Ok(left == right)
        }
        (Value::List(left), Value::List(right)) => lists(left, right, charge),
        (Value::Map(left), Value::Map(right)) => maps(left, right, charge),
        _ => Ok(scalars(left, right)),
    }
}

fn scalars(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Int(left), Value::Int(right)) => left == right,
        _ => matches!((left.as_f64(), right.as_f64()), (Some(left), Some(right)) if left == right),
    }
}

/// What comparing two members costs beside their texts.
const MEMBER: usize = 64;

fn lists<E>(
    left: &[Value],
    right: &[Value],
    charge: &mut dyn FnMut(usize) -> Result<(), E>,
) -> Result<bool, E> {
    if left.len() != right.len() {
        return Ok(false);
    }
    for (left, right) in left.iter().zip(right) {
        charge(MEMBER)?;
        if !equal(left, right, charge)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn maps<E>(
    left: &Map,
    right: &Map,
    charge: &mut dyn FnMut(usize) -> Result<(), E>,
) -> Result<bool, E> {
    if left.len() != right.len() {
        return Ok(false);
    }
    for ((left_key, left), (right_key, right)) in left.iter().zip(right.iter()) {
        charge(MEMBER + left_key.len())?;
        if left_key != right_key || !equal(left, right, charge)? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        let free = &mut |_| Ok::<(), std::convert::Infallible>(());
        equal(self, other, free).unwrap_or_else(|never| match never {})
    }
}
