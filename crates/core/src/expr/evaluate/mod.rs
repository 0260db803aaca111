//! Evaluation, within budgets.

mod arithmetic;
mod budget;
mod code;
mod collect;
mod convert;
mod find;
mod lookup;
mod math;
mod operate;
mod random;
mod text;
mod text_call;

use super::node::Node;
use super::value::insert;
use super::{EvaluationError, Scope, Value};
pub use budget::{BYTES, STEPS};
use budget::{Budget, MEMBER};
use text::Text;

type Result<T> = std::result::Result<T, EvaluationError>;

/// One evaluation, or several that share their budgets, in one world.
pub(super) struct Evaluation<'e> {
    scope: &'e dyn Scope,
    budget: Budget,
    /// The variables of the loops around the node at hand, outermost first.
    locals: Vec<Value>,
}

impl<'e> Evaluation<'e> {
    pub(super) fn new(scope: &'e dyn Scope) -> Self {
        Self {
            scope,
            budget: Budget::default(),
            locals: Vec::new(),
        }
    }

    /// The value of a whole expression, which is neither too deep nor, written out, too large.
    pub(super) fn result(&mut self, root: &'e Node) -> Result<Value> {
        let value = self.value(root)?;
        if !root.is_path() {
            self.budget.measure(&value, 0)?;
        }
        Ok(value)
    }

    /// Writes a whole expression's value as `${…}` inserts it.
    pub(super) fn write(&mut self, root: &'e Node, text: &mut String) -> Result<()> {
        let value = self.result(root)?;
        self.budget.write(text, |sink| insert(&value, sink))
    }

    fn value(&mut self, node: &'e Node) -> Result<Value> {
        self.budget.step(1)?;
        match node {
            Node::Constant(value) => Ok(value.clone()),
            Node::Local(place) => Ok(self.locals[*place].clone()),
            Node::Binary(operator, sides) => self.binary(*operator, sides),
            Node::And(terms) => self.either(terms, false),
            Node::Or(terms) => self.either(terms, true),
            Node::Not(inner) => Ok(Value::Bool(!self.bool(inner)?)),
            Node::Negate(inner) => arithmetic::negate(&self.value(inner)?),
            Node::If(parts) => self.choose(parts),
            Node::List(items) => self.list(items),
            Node::Map(pairs) => self.map(pairs),
            Node::Call(call, arguments) => self.call(*call, arguments),
            Node::Matches(parts) => self.matches(&parts.0, &parts.1),
            Node::Find(find) => self.find(find),
            Node::Loop(repeat) => self.repeat(repeat),
            _ => self.look_up(node),
        }
    }

    fn bool(&mut self, node: &'e Node) -> Result<bool> {
        match self.value(node)? {
            Value::Bool(value) => Ok(value),
            other => Err(expected("a bool", &other)),
        }
    }

    /// `||` is decided by a true term, `&&` by a false one, whatever the others are, even errors.
    fn either(&mut self, terms: &'e [Node], decisive: bool) -> Result<Value> {
        let mut failure = None;
        for term in terms {
            match self.bool(term) {
                Ok(value) if value == decisive => return Ok(Value::Bool(decisive)),
                Err(error) if error.is_over_budget() => return Err(error),
                Err(error) => failure = Some(error),
                Ok(_) => {}
            }
        }
        failure.map_or(Ok(Value::Bool(!decisive)), Err)
    }

    fn choose(&mut self, parts: &'e [Node; 3]) -> Result<Value> {
        let [condition, then, otherwise] = parts;
        let chosen = if self.bool(condition)? {
            then
        } else {
            otherwise
        };
        self.value(chosen)
    }

    fn list(&mut self, items: &'e [Node]) -> Result<Value> {
        self.budget.produce(items.len() * MEMBER)?;
        let items: Result<Vec<Value>> = items.iter().map(|item| self.value(item)).collect();
        items.map(Value::from)
    }

    fn map(&mut self, pairs: &'e [(Node, Node)]) -> Result<Value> {
        self.budget.produce(pairs.len() * 2 * MEMBER)?;
        let pairs: Result<Vec<_>> = pairs.iter().map(|pair| self.pair(pair)).collect();
        Ok(Value::Map(std::sync::Arc::new(
            pairs?.into_iter().collect(),
        )))
    }

    fn pair(&mut self, (key, value): &'e (Node, Node)) -> Result<(std::sync::Arc<str>, Value)> {
        match self.value(key)? {
            Value::Text(key) => Ok((key, self.value(value)?)),
            other => Err(expected("a text as key", &other)),
        }
    }

    fn text(&mut self, node: &'e Node) -> Result<Text<'e>> {
        match self.text_or_value(node)? {
            Ok(text) => Ok(text),
            Err(other) => Err(expected("a text", &other)),
        }
    }
}

fn expected(what: &str, found: &Value) -> EvaluationError {
    EvaluationError::new(format!("expected {what}, found {}", found.kind()))
}
