//! What can be wrong with an expression, before it runs and while it does.

use std::fmt;

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// What is wrong, in plain words.
    pub message: String,
    /// What to write instead, where that is known.
    pub hint: Option<String>,
    /// Where in the text, in bytes.
    pub offset: usize,
}

impl ExpressionError {
    pub(super) fn new(offset: usize, message: impl Into<String>) -> Self {
        Self {
            message: printable(message.into()),
            hint: None,
            offset,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same in a text that has this much before it.
    pub(super) fn after(mut self, bytes: usize) -> Self {
        self.offset += bytes;
        self
    }
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ExpressionError {}

/// Whether a character says nothing to a terminal, breaks no line and reorders nothing: no control
/// character, no line separator, no embedding, override or isolate of the bidirectional algorithm.
pub(crate) fn is_printable(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A message may repeat what an author wrote.
fn printable(message: String) -> String {
    if message.chars().all(is_printable) {
        return message;
    }
    let mut shown = String::new();
    for letter in message.chars() {
        match is_printable(letter) {
            true => shown.push(letter),
            false => shown.extend(letter.escape_debug()),
        }
    }
    shown
}

/// Why an expression has no value here and now: a message in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationError {
    message: Box<str>,
    over_budget: bool,
}

impl EvaluationError {
    /// An error that `||` and `&&` may pass over, as CEL has it.
    pub fn new(message: impl Into<Box<str>>) -> Self {
        Self {
            message: message.into(),
            over_budget: false,
        }
    }

    pub(super) fn over_budget(message: &str) -> Self {
        Self {
            message: message.into(),
            over_budget: true,
        }
    }

    /// Whether the expression took more than it may, which nothing passes over.
    #[must_use]
    pub fn is_over_budget(&self) -> bool {
        self.over_budget
    }
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EvaluationError {}
