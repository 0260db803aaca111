//! How a reader says what is wrong.

use super::reader::Reader;
use super::show::{excerpt, found};
use crate::scenario::language::closest;
use crate::scenario::text::{Span, Value};
use crate::scenario::{Position, Problem};

impl Reader<'_> {
    /// Says that something else was found; always `None`.
    pub(super) fn expected<T>(&self, what: &str) -> Option<T> {
        let message = format!("expected {what}, found {}", found(&self.node.value));
        match &self.node.value {
            Value::Text(text) if text.contains("${") => {
                self.problem_with_hint(message, "this is not computed: write the value itself")
            }
            _ => self.problem(message),
        }
    }

    /// The same with what to do about it.
    pub(super) fn expected_with_hint<T>(&self, what: &str, hint: &str) -> Option<T> {
        let found = found(&self.node.value);
        self.problem_with_hint(format!("expected {what}, found {found}"), hint)
    }

    /// Reports a problem of this node; always `None`.
    pub(super) fn problem<T>(&self, message: impl Into<String>) -> Option<T> {
        self.tell(Problem::new("", message))
    }

    /// Reports a problem and what to do about it; always `None`.
    pub(super) fn problem_with_hint<T>(
        &self,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Option<T> {
        self.tell(Problem::new("", message).hint(hint))
    }

    /// Reports that a text is none of the words that may stand here; always `None`.
    pub(super) fn unknown_word<T>(
        &self,
        text: &str,
        words: impl Iterator<Item = &'static str> + Clone,
        spellings: &str,
    ) -> Option<T> {
        let message = format!("unknown {spellings} `{}`", excerpt(text));
        match closest(text, words.clone()) {
            Some(word) => self.problem_with_hint(message, format!("did you mean `{word}`?")),
            None => {
                let all: Vec<&str> = words.collect();
                self.problem_with_hint(message, format!("one of {}", all.join(", ")))
            }
        }
    }

    fn tell<T>(&self, problem: Problem) -> Option<T> {
        self.report(problem, self.node.span);
        None
    }

    /// Reports a problem of this path that stands elsewhere than its value.
    pub(super) fn report(&self, problem: Problem, span: Span) {
        self.report_at(problem, span.start.position);
    }

    /// Reports a problem at byte `offset` of this node's text; always `None`.
    pub(super) fn report_within<T>(
        &self,
        text: &str,
        offset: usize,
        problem: Problem,
    ) -> Option<T> {
        let position = self.findings.within(self.node.span, text, offset);
        self.report_at(problem, position);
        None
    }

    /// Reports a problem of this path at a place of its own.
    pub(super) fn report_at(&self, problem: Problem, position: Position) {
        self.findings.problems.push(Problem {
            path: self.path.clone(),
            position: Some(position),
            ..problem
        });
    }
}
