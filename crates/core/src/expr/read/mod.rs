//! From the `cel` crate's tree to ours: names resolved, functions and their arguments checked.

mod calls;
mod depth;
mod loops;
mod names;
mod syntax;
mod tokens;

use cel::common::ast::{CallExpr, EntryExpr, Expr, IdedExpr, LiteralValue, MapExpr, SelectExpr};

use super::node::{Binary, Node};
use super::{ExpressionError, Map, Uses, Value};
pub use names::is_reserved;
pub(super) use tokens::closing_brace;

type Result<T> = std::result::Result<T, ExpressionError>;

/// Reads an expression; nothing of what it recurses over nests deeper than [`depth::DEEPEST`].
pub(super) fn read(source: &str) -> Result<(Node, Uses)> {
    depth::check(source)?;
    let tree = syntax::parse(source)?;
    let mut reader = Reader {
        source,
        locals: Vec::new(),
        uses: Uses::default(),
    };
    let root = reader.node(&tree)?;
    Ok((root, reader.uses))
}

struct Reader<'s> {
    source: &'s str,
    /// The variables of the loops around the place at hand, outermost first.
    locals: Vec<String>,
    uses: Uses,
}

impl Reader<'_> {
    fn node(&mut self, tree: &IdedExpr) -> Result<Node> {
        match &tree.expr {
            Expr::Literal(literal) => self.literal(literal),
            Expr::Ident(name) => self.name(name),
            Expr::Select(select) => self.select(select),
            Expr::Call(call) => self.operation(call),
            Expr::List(list) => self.list(&list.elements),
            Expr::Map(map) => self.map(map),
            Expr::Comprehension(comprehension) => self.comprehension(comprehension),
            Expr::Struct(message) => Err(self.error(
                &message.type_name,
                "there are no message types: `{…}` without a name is a map",
            )),
            Expr::Unspecified => Err(ExpressionError::new(0, "this is no expression")),
        }
    }

    fn nodes(&mut self, trees: &[IdedExpr]) -> Result<Vec<Node>> {
        trees.iter().map(|tree| self.node(tree)).collect()
    }

    fn literal(&self, literal: &LiteralValue) -> Result<Node> {
        Ok(Node::Constant(match literal {
            LiteralValue::Null => Value::Null,
            LiteralValue::Boolean(value) => Value::Bool(*value.inner()),
            LiteralValue::Int(int) => Value::Int(*int.inner()),
            LiteralValue::UInt(int) => {
                Value::Int(i64::try_from(*int.inner()).map_err(|_| {
                    ExpressionError::new(0, "an int is at most 9223372036854775807")
                })?)
            }
            LiteralValue::Double(float) => Value::Float(*float.inner()),
            LiteralValue::String(text) => Value::text(text.inner()),
            LiteralValue::Bytes(_) => {
                return Err(ExpressionError::new(0, "there are no bytes, only text")
                    .hint("leave out the `b`"));
            }
        }))
    }

    fn select(&mut self, select: &SelectExpr) -> Result<Node> {
        let path = self.path(select)?;
        if !select.test {
            return Ok(path);
        }
        Ok(match path {
            Node::User(_) => Node::Constant(Value::Bool(true)),
            path => Node::Has(Box::new(path)),
        })
    }

    fn path(&mut self, select: &SelectExpr) -> Result<Node> {
        if let Expr::Ident(root) = &select.operand.expr
            && !self.locals.contains(root)
            && let Some(found) = self.world(root, &select.field)
        {
            return found;
        }
        let inner = self.node(&select.operand)?;
        if let Node::Response(super::node::ResponseField::Headers) = inner {
            return Ok(Node::Header(select.field.as_str().into()));
        }
        Ok(Node::Field(Box::new(inner), select.field.as_str().into()))
    }

    fn list(&mut self, items: &[IdedExpr]) -> Result<Node> {
        let items = self.nodes(items)?;
        let constants: Option<Vec<Value>> = items.iter().map(constant).collect();
        Ok(match constants {
            Some(values) => Node::Constant(values.into()),
            None => Node::List(items.into()),
        })
    }

    fn map(&mut self, map: &MapExpr) -> Result<Node> {
        let mut pairs = Vec::new();
        for entry in &map.entries {
            if let EntryExpr::MapEntry(entry) = &entry.expr {
                pairs.push((self.node(&entry.key)?, self.node(&entry.value)?));
            }
        }
        let constants: Option<Map> = pairs.iter().map(constant_pair).collect();
        Ok(match constants {
            Some(map) => Node::Constant(Value::Map(map.into())),
            None => Node::Map(pairs.into()),
        })
    }

    fn binary(&mut self, operator: Binary, call: &CallExpr) -> Result<Node> {
        Ok(Node::Binary(operator, self.pair(call)?))
    }

    fn pair(&mut self, call: &CallExpr) -> Result<Box<[Node; 2]>> {
        match call.args.as_slice() {
            [left, right] => Ok(Box::new([self.node(left)?, self.node(right)?])),
            _ => Err(ExpressionError::new(0, "an operator lacks a side")),
        }
    }

    /// An error at the first place where this name stands.
    fn error(&self, name: &str, message: impl Into<String>) -> ExpressionError {
        ExpressionError::new(tokens::place(self.source, name), message)
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
