//! What stands between brackets and commas.

use super::token::Kind;
use super::{Reader, Result};
use crate::expr::node::Node;
use crate::expr::{Map, Value};

impl Reader<'_> {
    /// What the bracket at hand holds up to its closing one, after others that belong to it.
    pub(super) fn items(&mut self, closing: Kind, mut items: Vec<Node>) -> Result<Vec<Node>> {
        self.take();
        let mut below = self.height;
        let mut more = self.token.kind != closing;
        while more {
            items.push(self.expression()?);
            below = below.max(self.height);
            more = self.took(Kind::Comma);
            if closing == Kind::RightBracket && self.token.kind == closing {
                break;
            }
        }
        self.expect(closing)?;
        self.rise(below)?;
        Ok(items)
    }

    pub(super) fn list(&mut self) -> Result<Node> {
        let items = self.items(Kind::RightBracket, Vec::new())?;
        let constants: Option<Vec<Value>> = items.iter().map(constant).collect();
        Ok(match constants {
            Some(values) => Node::Constant(values.into()),
            None => Node::List(items.into()),
        })
    }

    pub(super) fn map(&mut self) -> Result<Node> {
        let pairs = self.pairs()?;
        let constants: Option<Map> = pairs.iter().map(constant_pair).collect();
        Ok(match constants {
            Some(map) => Node::Constant(Value::Map(map.into())),
            None => Node::Map(pairs.into()),
        })
    }

    fn pairs(&mut self) -> Result<Vec<(Node, Node)>> {
        self.take();
        let mut pairs = Vec::new();
        let mut below = 0;
        while self.token.kind != Kind::RightBrace {
            let key = self.expression()?;
            below = below.max(self.height);
            self.expect(Kind::Colon)?;
            pairs.push((key, self.expression()?));
            below = below.max(self.height);
            if !self.took(Kind::Comma) {
                break;
            }
        }
        self.expect(Kind::RightBrace)?;
        self.rise(below)?;
        Ok(pairs)
    }
}

fn constant(node: &Node) -> Option<Value> {
    match node {
        Node::Constant(value) => Some(value.clone()),
        _ => None,
    }
}

fn constant_pair((key, value): &(Node, Node)) -> Option<(std::sync::Arc<str>, Value)> {
    match (key, value) {
        (Node::Constant(Value::Text(key)), Node::Constant(value)) => {
            Some((key.clone(), value.clone()))
        }
        _ => None,
    }
}
