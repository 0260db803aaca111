//! The standard macros: `has`, and loops over a list's items or a map's keys.

use super::members::Shape;
use super::token::{Kind, Word};
use super::{Reader, Result};
use crate::expr::node::{Loop, LoopKind, Node};
use crate::expr::{ExpressionError, Value};

/// The kind of the loop with this name.
pub(super) fn kind(name: &str) -> Option<LoopKind> {
    Some(match name {
        "all" => LoopKind::All,
        "exists" => LoopKind::Exists,
        "exists_one" | "existsOne" => LoopKind::ExistsOne,
        "map" | "filter" => LoopKind::Collect,
        _ => return None,
    })
}

impl<'s> Reader<'s> {
    /// `has(path.to.a.field)`, its name taken.
    pub(super) fn has(&mut self) -> Result<Node> {
        self.take();
        let path = self.deeper(Self::path)?;
        self.expect(Kind::RightParen)?;
        self.rise(0)?;
        Ok(match path {
            Node::User(_) => Node::Constant(Value::Bool(true)),
            path => Node::Has(Box::new(path)),
        })
    }

    fn path(&mut self) -> Result<Node> {
        let place = self.token.start;
        let (path, shape) = self.shaped_member(false)?;
        if shape == Shape::Field && self.token.kind == Kind::RightParen {
            return Ok(path);
        }
        let error = ExpressionError::new(place, "`has` takes a path to a field");
        Err(error.hint("write `has(response.json.id)`"))
    }

    /// `range.all(variable, condition)` and its like, the name taken.
    pub(super) fn repeat(&mut self, range: Node, name: Word<'s>, kind: LoopKind) -> Result<Node> {
        let variable = self.variable();
        let place = self.locals.len();
        self.locals.push(variable.text);
        let mut parts = self.items(Kind::RightParen, vec![range])?;
        self.locals.pop();
        let (last, condition) = match parts.len() {
            3 => (parts.pop(), None),
            4 if name.text == "map" => (parts.pop(), parts.pop()),
            _ => return Err(other_arguments(name)),
        };
        if !matches!(parts[1], Node::Local(found) if found == place) {
            return Err(no_variable(variable));
        }
        let (condition, item) = match name.text {
            "map" => (condition, last),
            _ => (last, None),
        };
        let range = parts.swap_remove(0);
        Ok(Node::Loop(Box::new(Loop {
            kind,
            range,
            condition,
            item,
        })))
    }

    /// The name and comma that a loop's arguments start with, the bracket at hand; without text where they do not.
    fn variable(&self) -> Word<'s> {
        let mut ahead = self.lexer;
        let (name, comma) = (ahead.take(), ahead.take());
        let text = match (name.kind, comma.kind) {
            (Kind::Name, Kind::Comma) => self.slice(name),
            _ => "",
        };
        Word {
            text,
            place: name.start,
        }
    }
}

fn other_arguments(name: Word<'_>) -> ExpressionError {
    let error = name.error(format!("`{}` takes other arguments", name.text));
    error.hint("write `list.exists(item, item > 3)`")
}

fn no_variable(place: Word<'_>) -> ExpressionError {
    let error = place.error("the first argument is the name of the loop's variable");
    error.hint("write `list.exists(item, item > 3)`")
}
