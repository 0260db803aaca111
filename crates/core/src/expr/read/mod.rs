//! From text to the tree: CEL's grammar, names resolved, functions and their arguments checked.
//!
//! ```text
//! expression  logical ["?" logical ":" expression]
//! logical     operators by "||", closer by "&&"
//! operation   operators by "==", "<", "in" …, closer by "+" and "-", closer by "*", "/" and "%"
//! unary       "!" or "-" before one
//! member      a primary and what follows it: ".field", ".method(…)", "[index]"
//! primary     a literal, name or call, "(…)", "[…]", "{…}"
//! ```

mod calls;
mod lexer;
mod lists;
mod literals;
mod loops;
mod members;
mod mistakes;
mod names;
mod token;

use super::node::{Binary, Node};
use super::{ExpressionError, Uses};
use lexer::Lexer;
pub(super) use lexer::closing_brace;
pub use names::is_reserved;
use token::{Kind, Token};

type Result<T> = std::result::Result<T, ExpressionError>;

/// The longest expression, in bytes.
const LONGEST: usize = 10_000;

/// The deepest place, counted in brackets, signs and `else` parts: what reading recurses over.
const DEEPEST: usize = 50;

/// The highest tree: what evaluation recurses over.
const HIGHEST: usize = 200;

/// Reads an expression.
pub(super) fn read(source: &str) -> Result<(Node, Uses)> {
    if source.len() > LONGEST {
        let message = format!("an expression has at most {LONGEST} bytes");
        return Err(ExpressionError::new(LONGEST, message));
    }
    let mut reader = Reader::new(source);
    let root = reader.expression()?;
    match reader.token.kind {
        Kind::End => Ok((root, reader.uses)),
        _ => Err(reader.unexpected()),
    }
}

struct Reader<'s> {
    source: &'s str,
    lexer: Lexer<'s>,
    /// The token at hand.
    token: Token,
    /// The variables of the loops around the place at hand, outermost first.
    locals: Vec<&'s str>,
    depth: usize,
    /// How high the tree is that was read last.
    height: usize,
    uses: Uses,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        let mut lexer = Lexer::new(source);
        Self {
            source,
            token: lexer.take(),
            lexer,
            locals: Vec::new(),
            depth: 0,
            height: 0,
            uses: Uses::default(),
        }
    }

    fn expression(&mut self) -> Result<Node> {
        self.deeper(|reader| {
            let condition = reader.logical(Kind::Or)?;
            match reader.took(Kind::Question) {
                true => reader.choice(condition),
                false => Ok(condition),
            }
        })
    }

    fn choice(&mut self, condition: Node) -> Result<Node> {
        let mut below = self.height;
        let then = self.logical(Kind::Or)?;
        below = below.max(self.height);
        self.expect(Kind::Colon)?;
        let otherwise = self.expression()?;
        self.rise(below)?;
        Ok(Node::If(Box::new([condition, then, otherwise])))
    }

    /// Terms with `||`, or closer ones with `&&`, between them.
    fn logical(&mut self, operator: Kind) -> Result<Node> {
        let term: fn(&mut Self) -> Result<Node> = match operator {
            Kind::Or => |reader| reader.logical(Kind::And),
            _ => |reader| reader.operation(0),
        };
        let first = term(self)?;
        if self.token.kind != operator {
            return Ok(first);
        }
        let mut below = self.height;
        let mut terms = vec![first];
        while self.took(operator) {
            terms.push(term(self)?);
            below = below.max(self.height);
        }
        self.rise(below)?;
        Ok(match operator {
            Kind::Or => Node::Or(terms.into()),
            _ => Node::And(terms.into()),
        })
    }

    /// Operands with operators between them that bind at least as closely as this.
    fn operation(&mut self, least: u8) -> Result<Node> {
        let mut left = self.unary()?;
        while let Kind::Operator(operator) = self.token.kind
            && closeness(operator) >= least
        {
            let below = self.height;
            self.take();
            let right = self.operation(closeness(operator) + 1)?;
            self.rise(below)?;
            left = Node::Binary(operator, Box::new([left, right]));
        }
        Ok(left)
    }

    /// `!` and `-`, two of a kind of which undo each other.
    fn unary(&mut self) -> Result<Node> {
        let sign = self.token.kind;
        if !matches!(sign, Kind::Not | Kind::Operator(Binary::Subtract)) {
            return self.member(false);
        }
        let mut odd = false;
        while self.took(sign) {
            odd = !odd;
        }
        if odd && sign != Kind::Not && matches!(self.token.kind, Kind::Int | Kind::Float) {
            return self.member(true);
        }
        let inner = self.deeper(Self::unary)?;
        if !odd {
            return Ok(inner);
        }
        self.rise(0)?;
        Ok(match sign {
            Kind::Not => Node::Not(Box::new(inner)),
            _ => Node::Negate(Box::new(inner)),
        })
    }

    fn deeper(&mut self, read: fn(&mut Self) -> Result<Node>) -> Result<Node> {
        if self.depth == DEEPEST {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let node = read(self)?;
        self.depth -= 1;
        Ok(node)
    }

    /// Puts a node on what was read last and on something else of this height.
    fn rise(&mut self, below: usize) -> Result<()> {
        self.height = self.height.max(below) + 1;
        match self.height > HIGHEST {
            true => Err(self.too_deep()),
            false => Ok(()),
        }
    }

    /// Goes on to the next token; gives the one that was at hand.
    fn take(&mut self) -> Token {
        std::mem::replace(&mut self.token, self.lexer.take())
    }

    fn took(&mut self, kind: Kind) -> bool {
        let is = self.token.kind == kind;
        if is {
            self.take();
        }
        is
    }

    fn expect(&mut self, kind: Kind) -> Result<()> {
        match self.took(kind) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    fn slice(&self, token: Token) -> &'s str {
        &self.source[token.start..token.end]
    }
}

/// How closely an operator binds its sides.
fn closeness(operator: Binary) -> u8 {
    match operator {
        Binary::Add | Binary::Subtract => 1,
        Binary::Multiply | Binary::Divide | Binary::Remainder => 2,
        _ => 0,
    }
}
