//! What the world holds under a name.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use super::{Evaluation, Result, expected};
use crate::answer::Answer;
use crate::expr::node::{Node, ResponseField, UserField};
use crate::expr::scope::UserFacts;
use crate::expr::{EvaluationError, Link, Map, Value};

/// Links of the longest path that is looked for in a text.
const LONGEST_PATH: usize = 8;

/// A value that lies in the expression or the answer, or one of its own.
pub(super) enum Lent<'e> {
    There(&'e Value),
    Here(Value),
}

impl<'e> Lent<'e> {
    fn part(self, part: impl Fn(&Value) -> Result<&Value>) -> Result<Self> {
        match self {
            Self::There(value) => part(value).map(Self::There),
            Self::Here(value) => part(&value).cloned().map(Self::Here),
        }
    }

    fn into_value(self) -> Value {
        match self {
            Self::There(value) => value.clone(),
            Self::Here(value) => value,
        }
    }
}

impl Deref for Lent<'_> {
    type Target = Value;

    fn deref(&self) -> &Value {
        match self {
            Self::There(value) => value,
            Self::Here(value) => value,
        }
    }
}

impl<'e> Evaluation<'e> {
    pub(super) fn look_up(&mut self, node: &'e Node) -> Result<Value> {
        match node {
            Node::Variable(name) => {
                let value = self.scope.variable(name);
                value.ok_or_else(|| missing(&format!("no variable `{name}` here")))
            }
            Node::User(field) => self.user(*field),
            Node::Row(feed) => {
                let row = self.scope.row(feed);
                row.unwrap_or_else(|| Err(missing(&format!("no feed `{feed}` here"))))
            }
            Node::Env(name) => self.env(name),
            Node::Response(field) => self.response(*field),
            Node::Header(name) => {
                let value = self.header(name)?;
                self.new_text(&value)
            }
            Node::Time => Ok(Value::Float(self.scope.seconds())),
            Node::Field(..) | Node::Index(_) => self.lend(node).map(Lent::into_value),
            Node::Has(path) => self.has(path).map(Value::Bool),
            _ => Err(missing("this has no value")),
        }
    }

    fn user(&mut self, field: UserField) -> Result<Value> {
        let none = || missing("no user runs here");
        let user: UserFacts<'_> = self.scope.user().ok_or_else(none)?;
        Ok(match field {
            UserField::Id => Value::Int(user.id.into()),
            UserField::Class => self.new_text(user.class)?,
            UserField::LastWait => Value::Float(user.last_wait),
            UserField::Iteration => Value::Int(user.iteration.cast_signed()),
        })
    }

    fn env(&mut self, name: &str) -> Result<Value> {
        match self.scope.env(name) {
            Some(value) => self.new_text(&value),
            None => Err(missing(&format!("no `{name}` in the environment"))),
        }
    }

    pub(super) fn answer(&self) -> Result<&'e Answer> {
        let none = || missing("there is no response here");
        self.scope.answer().ok_or_else(none)
    }

    fn response(&mut self, field: ResponseField) -> Result<Value> {
        let answer = self.answer()?;
        Ok(match field {
            ResponseField::Status => Value::Int(answer.status.into()),
            ResponseField::Elapsed => Value::Float(answer.elapsed.as_secs_f64()),
            ResponseField::Size => Value::Int(answer.size.cast_signed()),
            ResponseField::Url => self.new_text(&answer.url)?,
            ResponseField::Text => {
                self.budget.look(answer.body.len())?;
                self.new_text(&answer.text())?
            }
            ResponseField::Json => self.json()?.clone(),
            ResponseField::Headers => self.headers(answer)?,
        })
    }

    /// A lent document: what is under it costs no copy.
    fn json(&mut self) -> Result<&'e Value> {
        let answer = self.answer()?;
        let json = answer.json();
        json.ok_or_else(|| missing("response.json: the body is not JSON"))
    }

    fn headers(&mut self, answer: &Answer) -> Result<Value> {
        let mut pairs = Vec::new();
        for (name, _) in &answer.headers {
            let value = self.new_text(&answer.header(name).unwrap_or_default())?;
            self.budget.produce(name.len())?;
            self.budget.step(answer.headers.len())?;
            pairs.push((Arc::from(name.to_ascii_lowercase()), value));
        }
        Ok(Value::Map(Arc::new(pairs.into_iter().collect::<Map>())))
    }

    pub(super) fn header(&mut self, name: &str) -> Result<Cow<'e, str>> {
        let answer = self.answer()?;
        self.budget.step(answer.headers.len())?;
        let value = answer.header(name);
        value.ok_or_else(|| missing(&format!("response.headers has no `{name}`")))
    }

    /// The value of a node where it lies: constants and a response's JSON are not copied.
    pub(super) fn lend(&mut self, node: &'e Node) -> Result<Lent<'e>> {
        if let Some(part) = self.json_part(node)? {
            return Ok(Lent::Here(part));
        }
        let found = match node {
            Node::Constant(value) => Lent::There(value),
            Node::Response(ResponseField::Json) => Lent::There(self.json()?),
            Node::Field(inner, name) => {
                let inside = self.lend(inner)?;
                inside.part(|value| member(value, name, inner))?
            }
            Node::Index(sides) => self.index(sides)?,
            _ => return self.value(node).map(Lent::Here),
        };
        self.budget.step(1)?;
        Ok(found)
    }

    /// A part of the response's JSON that a constant path leads to, where all of it need not be made.
    fn json_part(&mut self, node: &'e Node) -> Result<Option<Value>> {
        let mut links = [Link::Item(0); LONGEST_PATH];
        let Some(length) = json_path(node, &mut links) else {
            return Ok(None);
        };
        let part = self.answer()?.json_part(&links[..length]);
        if part.is_some() {
            self.budget.step(length + 1)?;
        }
        Ok(part)
    }

    fn index(&mut self, sides: &'e [Node; 2]) -> Result<Lent<'e>> {
        let inside = self.lend(&sides[0])?;
        let at = self.lend(&sides[1])?;
        inside.part(|inside| match (inside, &*at) {
            (Value::List(items), Value::Int(_) | Value::Float(_)) => item(items, &at),
            (Value::Map(_), Value::Text(name)) => member(inside, name, &sides[0]),
            (Value::List(_), other) => Err(expected("an int as index", other)),
            (Value::Map(_), other) => Err(expected("a text as key", other)),
            (other, _) => Err(expected("a list or a map", other)),
        })
    }

    /// A path's presence: false when any link of it is missing.
    fn has(&mut self, path: &'e Node) -> Result<bool> {
        match path {
            Node::Env(name) => Ok(self.scope.env(name).is_some()),
            Node::Response(ResponseField::Json) => {
                let json = self.answer()?.json();
                Ok(json.is_some_and(|json| !matches!(json, Value::Null)))
            }
            Node::Header(name) => Ok(self.answer()?.header(name).is_some()),
            _ => match self.lend(path) {
                Err(error) if error.is_over_budget() => Err(error),
                found => Ok(found.is_ok()),
            },
        }
    }
}

/// Writes the links of a constant path below the response's JSON, the outermost first; how many there are, if it is one.
fn json_path<'e>(node: &'e Node, links: &mut [Link<'e>; LONGEST_PATH]) -> Option<usize> {
    let (inner, link) = match node {
        Node::Field(inner, name) => (&**inner, Link::Member(name)),
        Node::Index(sides) => (&sides[0], constant_link(&sides[1])?),
        _ => return None,
    };
    let length = match inner {
        Node::Response(ResponseField::Json) => 0,
        _ => json_path(inner, links)?,
    };
    *links.get_mut(length)? = link;
    Some(length + 1)
}

fn constant_link(node: &Node) -> Option<Link<'_>> {
    match node {
        Node::Constant(Value::Text(name)) => Some(Link::Member(name)),
        Node::Constant(Value::Int(at)) => usize::try_from(*at).ok().map(Link::Item),
        _ => None,
    }
}

fn member<'v>(value: &'v Value, name: &str, path: &Node) -> Result<&'v Value> {
    let Value::Map(map) = value else {
        let kind = value.kind();
        return Err(missing(&format!("{path} is {kind} and has no `{name}`")));
    };
    let none = || missing(&format!("{path} has no `{name}`"));
    map.get(name).ok_or_else(none)
}

fn item<'v>(items: &'v [Value], at: &Value) -> Result<&'v Value> {
    let whole = at.as_f64().filter(|at| at.trunc() == *at && *at >= 0.0);
    let found = whole.and_then(|at| items.get(at as usize));
    let count = items.len();
    found.ok_or_else(|| missing(&format!("no item {at} in a list of {count}")))
}

fn missing(message: &str) -> EvaluationError {
    EvaluationError::new(message)
}
