//! The `cel` crate's parser, and what it finds wrong in plain words.

use cel::common::ast::IdedExpr;
use cel::parser::{ParseError, PrattParser};

use super::Result;
use super::tokens::{position, tokens};
use crate::expr::ExpressionError;

/// Parses what [`super::depth`] has let pass.
pub(super) fn parse(source: &str) -> Result<IdedExpr> {
    let parser = PrattParser::new().enable_ident_escape_syntax(true);
    parser.parse(source).map_err(|errors| {
        let first = errors.errors.first();
        first.map_or_else(
            || ExpressionError::new(0, "this is no expression"),
            |error| translate(source, error),
        )
    })
}

fn translate(source: &str, error: &ParseError) -> ExpressionError {
    let offset = position(source, error.pos);
    match error.msg.as_str() {
        "argument must be a simple name" => ExpressionError::new(
            offset,
            "the first argument is the name of the loop's variable",
        )
        .hint("write `list.exists(item, item > 3)`"),
        "invalid argument to has() macro" => {
            ExpressionError::new(offset, "`has` takes a path to a field")
                .hint("write `has(response.json.id)`")
        }
        "invalid int literal" | "invalid uint literal" | "invalid double literal" => {
            ExpressionError::new(offset, "the number is out of range")
        }
        text if text.starts_with("unable to unescape") || text.starts_with("invalid unicode") => {
            ExpressionError::new(offset, "a backslash that means nothing in this text")
                .hint("write `\\\\` for a backslash, or `r'…'` for a text without escapes")
        }
        text if text.starts_with("reserved identifier") => {
            ExpressionError::new(offset, "the word is reserved in CEL")
        }
        _ => unexpected(source, offset),
    }
}

/// Names what stands where something else should.
fn unexpected(source: &str, offset: usize) -> ExpressionError {
    let found = tokens(source).find(|token| token.start >= offset);
    let found = found.and_then(|token| source.get(token.start..token.end));
    let Some(found) = found.filter(|_| !source[offset.min(source.len())..].trim().is_empty())
    else {
        return ExpressionError::new(source.len(), "the expression ends too early");
    };
    let error = ExpressionError::new(offset, format!("`{found}` is not expected here"));
    let instead = match found {
        "=" => "==",
        "and" => "&&",
        "or" => "||",
        "not" => "!",
        "is" => "==",
        _ => return error,
    };
    error.hint(format!("did you mean `{instead}`?"))
}
