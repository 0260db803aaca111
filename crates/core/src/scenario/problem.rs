//! What is wrong with a scenario.

use std::fmt;

/// Where in a text something stands; both count from 1, columns in characters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One thing that is wrong with a scenario, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The field, as `users[0].tasks[1].weight`; empty for the whole text.
    pub path: String,
    /// Where the text has it; `None` where there is no text, as in a link.
    pub position: Option<Position>,
    /// What is wrong, in a clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem of the field at `path`, without position or hint.
    #[must_use]
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            position: None,
            message: message.into(),
            hint: None,
        }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with where it stands.
    #[must_use]
    pub fn at(mut self, position: Option<Position>) -> Self {
        self.position = position;
        self
    }

    /// Every problem on a line of its own, without a newline at the end.
    #[must_use]
    pub fn lines(problems: &[Self]) -> String {
        let lines: Vec<String> = problems.iter().map(Self::to_string).collect();
        lines.join("\n")
    }
}

/// One line: `3:5: users[0].weight: must be above 0 (hint)`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.position {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_told_on_lines_of_their_own() {
        let first = Problem::new("host", "must not be empty").hint("add one");
        let second = Problem::new("", "and 3 more problems");
        let lines = "host: must not be empty (add one)\nand 3 more problems";
        assert_eq!(Problem::lines(&[first, second]), lines);
        assert_eq!(Problem::lines(&[]), "");
    }
}
