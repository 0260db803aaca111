//! How deep an expression may nest, found out before anything recurses over it.

use cel::parser::pratt_parser::TokenKind as Kind;

use super::Result;
use super::tokens::{tokens, unreadable};
use crate::expr::ExpressionError;

/// The longest expression, in bytes.
const LONGEST: usize = 10_000;

/// The highest tree, counted in operators.
const HIGHEST: usize = 200;

/// A bracket or a ternary takes the parser through several functions: its height in operators.
const BRACKET: usize = 4;

/// What stands inside one pair of brackets so far. Each height is a bound from above.
#[derive(Default)]
struct Level {
    /// The highest item that a comma ended.
    items: usize,
    /// The highest chain of operators of the item at hand that something looser ended.
    chains: usize,
    /// The highest bracket in the chain at hand.
    inner: usize,
    /// Operators of the chain at hand.
    operators: usize,
    ternaries: usize,
    /// `&&` and `||`: the parser balances them.
    logical: usize,
}

impl Level {
    fn take(&mut self, kind: Kind) {
        match kind {
            Kind::TokComma => *self = self.next_item(),
            Kind::TokColon => self.end_chain(),
            Kind::TokQuestion => {
                self.end_chain();
                self.ternaries += 1;
            }
            Kind::TokLogicalAnd | Kind::TokLogicalOr => {
                self.end_chain();
                self.logical += 1;
            }
            _ => self.operators += usize::from(is_operator(kind)),
        }
    }

    fn end_chain(&mut self) {
        self.chains = self.chains.max(self.inner + self.operators);
        (self.inner, self.operators) = (0, 0);
    }

    fn next_item(&self) -> Self {
        Self {
            items: self.height(),
            ..Self::default()
        }
    }

    fn height(&self) -> usize {
        let balanced = (usize::BITS - self.logical.leading_zeros()) as usize;
        let chain = self.chains.max(self.inner + self.operators);
        self.items.max(chain + BRACKET * self.ternaries + balanced)
    }
}

fn is_operator(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::TokWhitespace
            | Kind::TokComment
            | Kind::TokIdent
            | Kind::TokReservedWord
            | Kind::TokNull
            | Kind::TokTrue
            | Kind::TokFalse
            | Kind::TokInt
            | Kind::TokUint
            | Kind::TokFloat
            | Kind::TokString
            | Kind::TokBytes
    )
}

/// The levels that are open, the outermost first.
struct Levels(Vec<Level>);

impl Levels {
    fn take(&mut self, kind: Kind) {
        match kind {
            Kind::TokLeftParen | Kind::TokLeftBracket | Kind::TokLeftBrace => {
                self.0.push(Level::default());
            }
            Kind::TokRightParen | Kind::TokRightBracket | Kind::TokRightBrace => self.close(),
            _ => self.inner().take(kind),
        }
    }

    fn inner(&mut self) -> &mut Level {
        if self.0.is_empty() {
            self.0.push(Level::default());
        }
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    fn close(&mut self) {
        let closed = self.0.pop().map_or(0, |level| level.height());
        let around = self.inner();
        around.inner = around.inner.max(closed + BRACKET);
        around.operators += 1;
    }

    fn is_too_high(&mut self) -> bool {
        self.0.len() > HIGHEST / BRACKET || self.inner().height() > HIGHEST
    }
}

/// Refuses what is too long, nests too deep or has a token that cannot be read.
pub(super) fn check(source: &str) -> Result<()> {
    if source.len() > LONGEST {
        let message = format!("an expression has at most {LONGEST} bytes");
        return Err(ExpressionError::new(LONGEST, message));
    }
    let mut levels = Levels(vec![Level::default()]);
    for token in tokens(source) {
        if token.kind == Kind::TokError {
            return Err(unreadable(source, token));
        }
        levels.take(token.kind);
        if levels.is_too_high() {
            return Err(too_deep(token.start));
        }
    }
    while levels.0.len() > 1 {
        levels.close();
    }
    match levels.is_too_high() {
        true => Err(too_deep(source.len())),
        false => Ok(()),
    }
}

fn too_deep(offset: usize) -> ExpressionError {
    ExpressionError::new(offset, "the expression is nested too deep")
}
