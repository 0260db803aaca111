//! Operators with two sides, and calls.

use std::cmp::Ordering;

use super::text::Text;
use super::{Evaluation, Result, arithmetic};
use crate::expr::call::Call;
use crate::expr::node::{Binary, Node, ResponseField};
use crate::expr::value::equal;
use crate::expr::{EvaluationError, Value};

impl<'e> Evaluation<'e> {
    pub(super) fn binary(&mut self, operator: Binary, sides: &'e [Node; 2]) -> Result<Value> {
        if let Binary::Equal | Binary::Unequal = operator {
            let same = self.equal(sides)?;
            return Ok(Value::Bool(same == (operator == Binary::Equal)));
        }
        let left = self.lend(&sides[0])?;
        let right = self.lend(&sides[1])?;
        match operator {
            Binary::Less | Binary::AtMost | Binary::Greater | Binary::AtLeast => {
                let order = self.order(&left, &right)?;
                Ok(Value::Bool(holds(operator, order)))
            }
            Binary::Add => self.add(&left, &right),
            Binary::In => self.within(&left, &right),
            _ => arithmetic::calculate(operator, &left, &right),
        }
    }

    /// Compares a body, or a header, where it lies.
    fn equal(&mut self, sides: &'e [Node; 2]) -> Result<bool> {
        let lies =
            |node: &Node| matches!(node, Node::Response(ResponseField::Text) | Node::Header(_));
        if !sides.iter().any(lies) {
            let left = self.lend(&sides[0])?;
            let right = self.lend(&sides[1])?;
            return self.same(&left, &right);
        }
        let left = self.text_or_value(&sides[0])?;
        let right = self.text_or_value(&sides[1])?;
        Ok(matches!((left, right), (Ok(left), Ok(right)) if *left == *right))
    }

    pub(super) fn same(&mut self, left: &Value, right: &Value) -> Result<bool> {
        if let (Value::Int(left), Value::Int(right)) = (left, right) {
            return Ok(left == right);
        }
        let mut charged = 0;
        equal(left, right, &mut |bytes| {
            charged += bytes;
            if charged < LOOK_AT_ONCE {
                return Ok(());
            }
            self.budget.look(std::mem::take(&mut charged))
        })
    }

    fn order(&mut self, left: &Value, right: &Value) -> Result<Option<Ordering>> {
        match (left, right) {
            (Value::Int(left), Value::Int(right)) => Ok(Some(left.cmp(right))),
            (Value::Bool(left), Value::Bool(right)) => Ok(Some(left.cmp(right))),
            (Value::Text(left), Value::Text(right)) => {
                self.budget.look(left.len().min(right.len()))?;
                Ok(Some(left.cmp(right)))
            }
            _ => match (left.as_f64(), right.as_f64()) {
                (Some(left), Some(right)) => Ok(left.partial_cmp(&right)),
                _ => Err(mismatch("compare", left, "with", right)),
            },
        }
    }

    fn add(&mut self, left: &Value, right: &Value) -> Result<Value> {
        match (left, right) {
            (Value::Text(left), Value::Text(right)) => {
                self.budget.produce(left.len() + right.len())?;
                Ok(Value::from([&**left, &**right].concat()))
            }
            (Value::List(left), Value::List(right)) => {
                self.budget
                    .produce((left.len() + right.len()) * super::MEMBER)?;
                let both = left.iter().chain(right.iter());
                Ok(Value::List(both.cloned().collect()))
            }
            (Value::Text(_), _) | (_, Value::Text(_)) => {
                let error = mismatch("add", left, "and", right);
                Err(EvaluationError::new(format!(
                    "{error}: string(…) makes a text"
                )))
            }
            _ => arithmetic::calculate(Binary::Add, left, right),
        }
    }

    fn within(&mut self, item: &Value, place: &Value) -> Result<Value> {
        match (item, place) {
            (Value::Text(name), Value::Map(map)) => Ok(Value::Bool(map.get(name).is_some())),
            (_, Value::List(items)) => self.contains(item, items),
            (Value::Text(_), Value::Text(_)) => Err(EvaluationError::new(
                "`in` looks into lists and maps: text.contains(…) looks into a text",
            )),
            _ => Err(mismatch("look for", item, "in", place)),
        }
    }

    fn contains(&mut self, item: &Value, items: &[Value]) -> Result<Value> {
        for other in items {
            self.budget.step(1)?;
            if self.same(item, other)? {
                return Ok(Value::Bool(true));
            }
        }
        Ok(Value::Bool(false))
    }

    pub(super) fn call(&mut self, call: Call, arguments: &'e [Node]) -> Result<Value> {
        match call {
            Call::Text(call) => self.text_call(call, arguments),
            Call::Math(call) => self.math(call, arguments),
            Call::Code(call) => self.code(call, arguments),
            Call::Random(call) => self.random(call, arguments),
            Call::Fake(name) => self.fake(name, arguments),
            Call::Size => self.size(&arguments[0]),
            Call::Now => Ok(Value::Float(self.scope.unix_seconds())),
            Call::Int | Call::Double | Call::String | Call::Bool => {
                let value = self.value(&arguments[0])?;
                self.convert(call, &value)
            }
        }
    }

    fn size(&mut self, node: &'e Node) -> Result<Value> {
        let size = match self.text_or_value(node)? {
            Ok(text) => characters(&text),
            Err(Value::List(items)) => items.len(),
            Err(Value::Map(map)) => map.len(),
            Err(other) => return Err(super::expected("a text, a list or a map", &other)),
        };
        Ok(Value::Int(size.cast_signed() as i64))
    }
}

/// Comparisons are charged in pieces of this many bytes.
const LOOK_AT_ONCE: usize = 1_024;

fn characters(text: &Text<'_>) -> usize {
    text.chars().count()
}

fn holds(operator: Binary, order: Option<Ordering>) -> bool {
    match operator {
        Binary::Less => order == Some(Ordering::Less),
        Binary::Greater => order == Some(Ordering::Greater),
        Binary::AtMost => order.is_some_and(Ordering::is_le),
        _ => order.is_some_and(Ordering::is_ge),
    }
}

fn mismatch(verb: &str, left: &Value, link: &str, right: &Value) -> EvaluationError {
    let (left, right) = (left.kind(), right.kind());
    EvaluationError::new(format!("cannot {verb} {left} {link} {right}"))
}
