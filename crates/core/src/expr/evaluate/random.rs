//! Draws from the user's stream.

use super::{Evaluation, MEMBER, Result, expected};
use crate::expr::call::RandomCall;
use crate::expr::node::Node;
use crate::expr::{EvaluationError, Value};
use crate::random::Stream;

impl<'e> Evaluation<'e> {
    pub(super) fn random(&mut self, call: RandomCall, arguments: &'e [Node]) -> Result<Value> {
        match call {
            RandomCall::Uuid => self.draw(uuid).map(Value::from),
            RandomCall::Int => {
                let low = self.int(&arguments[0])?;
                let high = self.int(&arguments[1])?;
                self.random_int(low, high)
            }
            RandomCall::Float => {
                let low = self.number(&arguments[0])?;
                let high = self.number(&arguments[1])?;
                self.draw(|stream| Value::Float(low + (high - low) * stream.unit()))
            }
            RandomCall::Choice => self.choice(&arguments[0]),
            RandomCall::Text => self.random_text(&arguments[0]),
        }
    }

    pub(super) fn fake(&mut self, name: &str, arguments: &'e [Node]) -> Result<Value> {
        const COST: usize = 200;
        self.budget.step(COST)?;
        let locale = arguments.first().map(|node| self.text(node)).transpose()?;
        let made = self.draw(|stream| crate::fake::call(name, locale.as_deref(), stream))?;
        let unknown = || EvaluationError::new(format!("fake.{name}: no such language"));
        self.new_text(&made.ok_or_else(unknown)?)
    }

    fn draw<T>(&mut self, draw: impl FnOnce(&mut Stream) -> T) -> Result<T> {
        let none = || EvaluationError::new("random values cannot be drawn here");
        let stream = self.scope.random().ok_or_else(none)?;
        Ok(draw(&mut stream.borrow_mut()))
    }

    fn int(&mut self, node: &'e Node) -> Result<i64> {
        match self.value(node)? {
            Value::Int(int) => Ok(int),
            other => Err(expected("an int", &other)),
        }
    }

    fn number(&mut self, node: &'e Node) -> Result<f64> {
        let value = self.value(node)?;
        super::arithmetic::number(&value)
    }

    /// Both ends included.
    fn random_int(&mut self, low: i64, high: i64) -> Result<Value> {
        if high < low {
            let message = format!("random.int: {low} is above {high}");
            return Err(EvaluationError::new(message));
        }
        let width = u128::from(high.abs_diff(low)) + 1;
        self.draw(|stream| Value::Int(low.wrapping_add_unsigned(below(width, stream))))
    }

    fn choice(&mut self, list: &'e Node) -> Result<Value> {
        let Value::List(items) = self.value(list)? else {
            return Err(EvaluationError::new("random.choice takes a list"));
        };
        if items.is_empty() {
            return Err(EvaluationError::new("random.choice: the list is empty"));
        }
        self.draw(|stream| items[below(items.len() as u128, stream) as usize].clone())
    }

    fn random_text(&mut self, length: &'e Node) -> Result<Value> {
        const LETTERS: &[u8; 62] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let Ok(length) = usize::try_from(self.int(length)?) else {
            return Err(EvaluationError::new("random.text: a length below 0"));
        };
        self.budget.produce(length)?;
        self.budget.step(length / MEMBER)?;
        self.draw(|stream| {
            let letter = |_| char::from(LETTERS[stream.below(62) as usize]);
            Value::from((0..length).map(letter).collect::<String>())
        })
    }
}

/// Uniform in `0..width`, at most 2⁶⁴ wide; the bias is below `width / 2⁶⁴`.
fn below(width: u128, stream: &mut Stream) -> u64 {
    (u128::from(stream.next_u64()).wrapping_mul(width) >> 64) as u64
}

/// Version 4, RFC 9562.
fn uuid(stream: &mut Stream) -> String {
    let high = stream.next_u64() & !0xF000 | 0x4000;
    let low = stream.next_u64() >> 2 | 1 << 63;
    let digits = format!("{high:016x}{low:016x}");
    [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ]
    .join("-")
}
