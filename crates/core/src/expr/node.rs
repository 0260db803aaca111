//! An expression as it is evaluated.

use std::sync::Arc;

use super::Value;
use super::call::Call;
use super::pattern::Pattern;

/// One operation. Names are resolved: what is left to find out is what the world holds.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Constant(Value),
    /// A loop's variable, by its place on the stack of loops.
    Local(usize),
    Variable(Arc<str>),
    User(UserField),
    /// The current row of a feed.
    Row(Arc<str>),
    Env(Arc<str>),
    Response(ResponseField),
    Header(Box<str>),
    Time,
    Field(Box<Node>, Arc<str>),
    Has(Box<Node>),
    Index(Box<[Node; 2]>),
    Not(Box<Node>),
    Negate(Box<Node>),
    Binary(Binary, Box<[Node; 2]>),
    And(Box<[Node]>),
    Or(Box<[Node]>),
    If(Box<[Node; 3]>),
    List(Box<[Node]>),
    Map(Box<[(Node, Node)]>),
    Call(Call, Box<[Node]>),
    Matches(Box<(Node, Pattern)>),
    Find(Box<Find>),
    Loop(Box<Loop>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UserField {
    Id,
    Class,
    LastWait,
    Iteration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResponseField {
    Status,
    Headers,
    Text,
    Json,
    Elapsed,
    Size,
    Url,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binary {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    In,
}

/// `regex.find` or `regex.find_all`.
#[derive(Clone, Debug)]
pub(super) struct Find {
    pub(super) text: Node,
    pub(super) pattern: Pattern,
    pub(super) group: Node,
    pub(super) all: bool,
}

/// A macro over a list or a map's keys: `range.kind(local, …)`.
#[derive(Clone, Debug)]
pub(super) struct Loop {
    pub(super) kind: LoopKind,
    pub(super) range: Node,
    /// The condition; for a collecting loop `None` takes all.
    pub(super) condition: Option<Node>,
    /// What a collecting loop collects; for `None` the variable.
    pub(super) item: Option<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoopKind {
    All,
    Exists,
    ExistsOne,
    /// `map` and `filter`.
    Collect,
}

impl Node {
    /// Whether the value is a part of what the world holds already, nothing new.
    pub(super) fn is_path(&self) -> bool {
        match self {
            Self::Field(inner, _) => inner.is_path(),
            Self::Index(inner) => inner[0].is_path(),
            Self::Constant(_)
            | Self::Variable(_)
            | Self::Row(_)
            | Self::Response(_)
            | Self::Header(_) => true,
            _ => false,
        }
    }
}

/// A path as its author wrote it, for messages.
impl std::fmt::Display for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "`{name}`"),
            Self::Row(feed) => write!(f, "data.{feed}"),
            Self::Response(ResponseField::Json) => f.write_str("response.json"),
            Self::Response(ResponseField::Headers) => f.write_str("response.headers"),
            Self::Field(inner, name) => write!(f, "{inner}.{name}"),
            Self::Index(sides) => match &sides[1] {
                Self::Constant(at) => write!(f, "{}[{at}]", sides[0]),
                _ => write!(f, "{}[…]", sides[0]),
            },
            _ => f.write_str("the value"),
        }
    }
}
