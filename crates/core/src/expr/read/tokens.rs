//! The `cel` crate's tokens, and where in a text they are.

use cel::parser::pratt_parser::{Lexer, Token, TokenKind};

use super::Result;
use crate::expr::ExpressionError;

/// The tokens up to the end; one that cannot be read is the last.
pub(super) fn tokens(source: &str) -> impl Iterator<Item = Token> {
    let mut lexer = Lexer::new(source);
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let token = lexer.lex();
        ended = token.kind == TokenKind::TokError;
        (token.kind != TokenKind::TokEnd).then_some(token)
    })
}

/// The error of a token that cannot be read.
pub(super) fn unreadable(source: &str, token: Token) -> ExpressionError {
    let text = source.get(token.start..).unwrap_or_default();
    let first = text.chars().next().unwrap_or_default();
    let error = |message: &str| ExpressionError::new(token.start, message);
    match first {
        '"' | '\'' | '`' => error("the text that starts here does not end"),
        '0'..='9' | '.' => error("this is no number"),
        '&' | '|' => error("a single `&` or `|`").hint(format!("write `{first}{first}`")),
        _ if text.get(1..2).is_some_and(|next| "\"'".contains(next)) => {
            error("the text that starts here does not end")
        }
        _ => error(&format!("`{first}` is not expected here")),
    }
}

/// Where a name stands for the first time; the start where it does not.
pub(super) fn place(source: &str, name: &str) -> usize {
    let named = |token: &Token| source.get(token.start..token.end) == Some(name);
    tokens(source).find(named).map_or(0, |token| token.start)
}

/// Where the brace is that closes one before the start of this text.
pub(in crate::expr) fn closing_brace(text: &str) -> Result<usize> {
    let mut open = 0usize;
    for token in tokens(text) {
        match token.kind {
            TokenKind::TokLeftBrace => open += 1,
            TokenKind::TokRightBrace if open == 0 => return Ok(token.start),
            TokenKind::TokRightBrace => open -= 1,
            TokenKind::TokError => return Err(unreadable(text, token)),
            _ => {}
        }
    }
    Err(ExpressionError::new(text.len(), "`${` is not closed").hint("add `}`"))
}

/// The byte of a line and column, both from 1.
pub(super) fn position(source: &str, (line, column): (isize, isize)) -> usize {
    let before = usize::try_from(line - 1).unwrap_or(0);
    let lines = source.split_inclusive('\n').take(before);
    let start: usize = lines.map(str::len).sum();
    let column = usize::try_from(column - 1).unwrap_or(0);
    (start + column).min(source.len())
}
