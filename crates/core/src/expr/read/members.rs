//! Operands: literals, names, what is in brackets, and what follows them.

use super::token::{Kind, Word};
use super::{Reader, Result};
use crate::expr::node::{Node, ResponseField};
use crate::expr::{ExpressionError, Value};

/// How an operand is written, as far as it matters what follows or surrounds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Field,
    Other,
}

/// An operand and how it is written.
type Operand = (Node, Shape);

impl<'s> Reader<'s> {
    /// An operand with all that follows it.
    pub(super) fn member(&mut self, negative: bool) -> Result<Node> {
        self.shaped_member(negative).map(|(node, _)| node)
    }

    pub(super) fn shaped_member(&mut self, negative: bool) -> Result<Operand> {
        let start = self.token.start;
        let mut operand = self.primary(negative)?;
        loop {
            let (node, shape) = operand;
            operand = match self.token.kind {
                Kind::Dot => self.after_dot(node)?,
                Kind::LeftBracket => (self.index(node)?, Shape::Other),
                Kind::LeftBrace if shape != Shape::Other => {
                    let message = "there are no message types: `{…}` without a name is a map";
                    return Err(ExpressionError::new(start, message));
                }
                _ => return Ok((node, shape)),
            };
        }
    }

    fn primary(&mut self, negative: bool) -> Result<Operand> {
        self.height = 0;
        let node = match self.token.kind {
            Kind::Name => return self.root(),
            Kind::Int | Kind::Float => self.number(negative)?,
            Kind::Text => self.text()?,
            Kind::True => self.constant(Value::Bool(true)),
            Kind::False => self.constant(Value::Bool(false)),
            Kind::Null => self.constant(Value::Null),
            Kind::LeftParen => self.group()?,
            Kind::LeftBracket => self.list()?,
            Kind::LeftBrace => self.map()?,
            Kind::Bytes => {
                let error = ExpressionError::new(self.token.start, "there are no bytes, only text");
                return Err(error.hint("leave out the `b`"));
            }
            _ => return Err(self.unexpected()),
        };
        Ok((node, Shape::Other))
    }

    fn constant(&mut self, value: Value) -> Node {
        self.take();
        Node::Constant(value)
    }

    fn group(&mut self) -> Result<Node> {
        self.take();
        let inside = self.expression()?;
        self.expect(Kind::RightParen)?;
        Ok(inside)
    }

    /// A name at the start of an operand.
    fn root(&mut self) -> Result<Operand> {
        let name = self.word();
        match self.token.kind {
            Kind::LeftParen => Ok((self.function(name)?, Shape::Other)),
            Kind::Dot => self.after_root(name),
            _ => Ok((self.name(name)?, Shape::Name)),
        }
    }

    /// `root.field`, `root.method(…)` or `namespace.function(…)`.
    fn after_root(&mut self, root: Word<'s>) -> Result<Operand> {
        let field = self.field()?;
        if self.token.kind == Kind::LeftParen {
            return Ok((self.root_call(root, field)?, Shape::Other));
        }
        let node = match self.world(root, field) {
            Some(found) => found?,
            None => {
                let inner = self.name(root)?;
                self.select(inner, field)?
            }
        };
        Ok((node, Shape::Field))
    }

    fn after_dot(&mut self, inner: Node) -> Result<Operand> {
        let field = self.field()?;
        match self.token.kind {
            Kind::LeftParen => Ok((self.method(inner, field)?, Shape::Other)),
            _ => Ok((self.select(inner, field)?, Shape::Field)),
        }
    }

    fn select(&mut self, inner: Node, field: Word<'s>) -> Result<Node> {
        self.rise(0)?;
        if let Node::Variable(name) = &inner {
            self.uses.add_member(name, field.text);
        }
        Ok(match inner {
            Node::Response(ResponseField::Headers) => Node::Header(field.text.into()),
            _ => Node::Field(Box::new(inner), field.text.into()),
        })
    }

    fn index(&mut self, inner: Node) -> Result<Node> {
        let below = self.height;
        self.take();
        let at = self.expression()?;
        self.expect(Kind::RightBracket)?;
        self.rise(below)?;
        if let (Node::Variable(name), Node::Constant(Value::Text(key))) = (&inner, &at) {
            self.uses.add_member(name, key);
        }
        Ok(match (&inner, &at) {
            (Node::Response(ResponseField::Headers), Node::Constant(Value::Text(name))) => {
                Node::Header(name.as_ref().into())
            }
            _ => Node::Index(Box::new([inner, at])),
        })
    }

    /// The name at hand.
    pub(super) fn word(&mut self) -> Word<'s> {
        let token = self.take();
        Word {
            text: self.slice(token),
            place: token.start,
        }
    }

    /// A dot and the name after it.
    fn field(&mut self) -> Result<Word<'s>> {
        self.take();
        match self.token.kind {
            Kind::Name | Kind::Reserved => Ok(self.word()),
            Kind::Quoted => self.quoted(),
            _ => Err(self.unexpected()),
        }
    }

    fn quoted(&mut self) -> Result<Word<'s>> {
        let mut word = self.word();
        word.text = word.text.trim_matches('`');
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-/ ".contains(&byte);
        match word.text.bytes().all(fits) && !word.text.is_empty() {
            true => Ok(word),
            false => Err(word.error("no name for a field").hint("write `map['…']`")),
        }
    }
}
