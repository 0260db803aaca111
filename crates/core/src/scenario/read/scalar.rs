//! Scalars, each as what a field asks for; a problem when it is something else.

use std::ops::RangeInclusive;

use super::reader::Reader;
use crate::expr::is_printable;
use crate::scenario::language::Choice;
use crate::scenario::text::{Value, is_number};

impl<'a> Reader<'a> {
    pub(super) fn text(&self) -> Option<&'a str> {
        match &self.node.value {
            Value::Text(text) => Some(text),
            _ => self.expected("text"),
        }
    }

    /// A text that can be printed beside others: one line that says nothing to a terminal and does not reorder it.
    pub(super) fn printable(&self) -> Option<&'a str> {
        let text = self.text()?;
        let Some(letter) = text.chars().find(|letter| !is_printable(*letter)) else {
            return Some(text);
        };
        let letter = letter.escape_debug();
        let message = format!("must be one line of printable characters, has `{letter}`");
        self.problem_with_hint(message, "remove that character")
    }

    /// A printable text that is taken as it stands.
    pub(super) fn line(&self) -> Option<&'a str> {
        let text = self.printable()?;
        if text.contains("${") {
            self.problem_with_hint("cannot be computed", "write the value itself")
        } else {
            Some(text)
        }
    }

    /// A line of at least one character.
    pub(super) fn filled(&self) -> Option<&'a str> {
        let text = self.line()?;
        if text.trim().is_empty() {
            self.problem("must not be empty")
        } else {
            Some(text)
        }
    }

    /// True or false.
    pub(super) fn bool(&self) -> Option<bool> {
        match self.node.value {
            Value::Bool(bool) => Some(bool),
            _ => self.expected("true or false"),
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Choice>(&self) -> Option<T> {
        let text = self.text()?;
        let found = T::WORDS.iter().find(|(word, _)| *word == text);
        match found {
            Some((_, value)) => Some(*value),
            None => self.unknown_word(text, T::WORDS.iter().map(|(word, _)| *word), "word"),
        }
    }

    /// A finite number.
    pub(super) fn number(&self) -> Option<f64> {
        match &self.node.value {
            Value::Number(number) => number.as_f64(),
            Value::NotFinite(float) => self.problem(format!("must be finite, is {float}")),
            Value::Text(text) if is_number(text) => {
                self.expected_with_hint("a number", "remove the quotes")
            }
            _ => self.expected("a number"),
        }
    }

    /// A finite number above zero.
    pub(super) fn above_zero(&self) -> Option<f64> {
        let number = self.number()?;
        if number > 0.0 {
            Some(number)
        } else {
            self.problem(format!("must be above 0, is {number}"))
        }
    }

    /// A finite number of at least zero, never `-0`.
    pub(super) fn not_negative(&self) -> Option<f64> {
        let number = self.number()?;
        if number >= 0.0 {
            Some(number + 0.0)
        } else {
            self.problem(format!("must be at least 0, is {number}"))
        }
    }

    /// An integer within a range.
    pub(super) fn whole(&self, range: RangeInclusive<u64>) -> Option<u64> {
        let number = self.number()?;
        let whole = match &self.node.value {
            Value::Number(number) => number.as_u64(),
            _ => None,
        };
        match whole {
            Some(whole) if range.contains(&whole) => Some(whole),
            _ if number.fract() != 0.0 => {
                self.problem(format!("must be a whole number, is {number}"))
            }
            _ if number > *range.end() as f64 => {
                self.problem(format!("must be at most {}, is {number}", range.end()))
            }
            _ if *range.start() == 1 => self.problem(format!("must be above 0, is {number}")),
            _ => self.problem(format!("must be at least {}, is {number}", range.start())),
        }
    }
}
