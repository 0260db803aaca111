//! What is wrong with a text, in plain words.

use super::Reader;
use super::token::{Kind, Word};
use crate::expr::ExpressionError;

impl Reader<'_> {
    /// Names the token at hand where something else should stand.
    pub(super) fn unexpected(&self) -> ExpressionError {
        let start = self.token.start;
        match self.token.kind {
            Kind::End => ExpressionError::new(start, "the expression ends too early"),
            Kind::Bad => unreadable(self.source, start),
            Kind::Reserved => ExpressionError::new(start, "the word is reserved in CEL"),
            _ => surprise(start, self.slice(self.token)),
        }
    }

    pub(super) fn too_deep(&self) -> ExpressionError {
        ExpressionError::new(self.token.start, "the expression is nested too deep")
    }
}

fn surprise(place: usize, found: &str) -> ExpressionError {
    let error = ExpressionError::new(place, format!("`{found}` is not expected here"));
    let instead = match found {
        "=" | "is" => "==",
        "and" => "&&",
        "or" => "||",
        "not" => "!",
        _ => return error,
    };
    error.hint(format!("did you mean `{instead}`?"))
}

/// The error of a token that cannot be read.
pub(super) fn unreadable(source: &str, start: usize) -> ExpressionError {
    let first = source[start..].chars().next().unwrap_or_default();
    let error = |message: &str| ExpressionError::new(start, message);
    match first {
        '0'..='9' | '.' => error("this is no number"),
        '&' | '|' => error("a single `&` or `|`").hint(format!("write `{first}{first}`")),
        '"' | '\'' | '`' | 'a'..='z' | 'A'..='Z' => error("the text that starts here does not end"),
        _ => error(&format!("`{first}` is not expected here")),
    }
}

impl Word<'_> {
    /// An error at this name.
    pub(super) fn error(self, message: impl Into<String>) -> ExpressionError {
        ExpressionError::new(self.place, message)
    }
}
