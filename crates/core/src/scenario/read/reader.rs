//! A node to read, with its path and where its problems go.

use std::ops::RangeInclusive;

use super::findings::Findings;
use super::show::{excerpt, found, is_printable, segment};
use super::unknown::unknown;
use crate::scenario::language::{Choice, Words, closest};
use crate::scenario::text::{Entry, Node, Span, Value, is_number};
use crate::scenario::{Position, Problem};

/// A node to read, with its path and where its problems go.
pub(super) struct Reader<'a> {
    pub(super) node: &'a Node,
    pub(super) path: String,
    pub(super) findings: &'a Findings<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a Node, findings: &'a Findings<'a>) -> Self {
        Self {
            node: root,
            path: String::new(),
            findings,
        }
    }

    fn child(&self, node: &'a Node, segment: &str) -> Self {
        Self {
            node,
            path: format!("{}{segment}", self.path),
            findings: self.findings,
        }
    }

    /// A field of this map.
    pub(super) fn field(&self, entry: &'a Entry) -> Self {
        self.child(&entry.node, &segment(&entry.key, self.path.is_empty()))
    }

    /// The items of a list; none for anything else.
    pub(super) fn list(&self) -> Vec<Self> {
        let items: &[Node] = match &self.node.value {
            Value::List(items) => items,
            _ => &[],
        };
        items
            .iter()
            .enumerate()
            .map(|(index, item)| self.child(item, &format!("[{index}]")))
            .collect()
    }

    /// The items of a list, at least one; a problem for anything else.
    pub(super) fn items(&self) -> Vec<Self> {
        match &self.node.value {
            Value::List(items) if items.is_empty() => self.problem("must not be empty"),
            Value::List(_) => Some(()),
            _ => self.expected_with_hint("a list", "begin each item with `- `"),
        };
        self.list()
    }

    /// The fields of a map whose names are the author's own.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> {
        self.node
            .entries()
            .iter()
            .map(|entry| (entry.key.as_str(), self.field(entry)))
    }

    /// The same; a problem for anything else.
    pub(super) fn map(&self) -> Option<impl Iterator<Item = (&'a str, Self)>> {
        match &self.node.value {
            Value::Map(_) => Some(self.entries()),
            _ => self.expected("a map of names and values"),
        }
    }

    /// The fields of a map; a problem for anything else and for every field that `words` does not know.
    pub(super) fn fields(&self, words: Words) -> Option<Fields<'a, '_>> {
        let Value::Map(entries) = &self.node.value else {
            return self.expected("a map of fields");
        };
        let strangers: Vec<&Entry> = entries
            .iter()
            .filter(|entry| !words.knows(&entry.key))
            .collect();
        for entry in &strangers {
            self.report(unknown(&words, &entry.key), entry.key_span);
        }
        Some(Fields {
            reader: self,
            complete: strangers.is_empty(),
        })
    }

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

/// The fields of a map.
pub(super) struct Fields<'a, 'r> {
    reader: &'r Reader<'a>,
    /// Whether every field is known: a missing one may otherwise only be misspelt.
    pub(super) complete: bool,
}

impl<'a> Fields<'a, '_> {
    pub(super) fn get(&self, key: &str) -> Option<Reader<'a>> {
        self.reader
            .node
            .get(key)
            .map(|entry| self.reader.field(entry))
    }

    /// What a field says; `None` if it is not there.
    pub(super) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Reader<'a>) -> Option<T>,
    ) -> Option<T> {
        read(&self.get(key)?)
    }

    /// The same, or the type's default.
    pub(super) fn read_or_default<T: Default>(
        &self,
        key: &str,
        read: impl FnOnce(&Reader<'a>) -> Option<T>,
    ) -> T {
        self.read(key, read).unwrap_or_default()
    }

    pub(super) fn required(&self, key: &str) -> Option<Reader<'a>> {
        let field = self.get(key);
        if field.is_none() && self.complete {
            return self.reader.problem(format!("`{key}` is missing"));
        }
        field
    }
}
