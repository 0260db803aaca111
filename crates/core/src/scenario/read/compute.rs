//! Expressions, and texts with expressions in them.

use super::names::{Kind, Use};
use super::reader::Reader;
use super::show::excerpt;
use crate::expr::is_printable;
use crate::expr::{Expression, ExpressionError, Template, Uses};
use crate::scenario::text::Value;
use crate::scenario::{Problem, write};

impl Reader<'_> {
    /// An expression, bare or in one `${…}`; numbers and truths are expressions too.
    pub(super) fn expression(&self) -> Option<Expression> {
        let expression = self.unnoted_expression()?;
        if let Value::Text(text) = &self.node.value {
            self.uses(text, expression.uses());
        }
        Some(expression)
    }

    /// The same where names mean nothing.
    pub(super) fn unnoted_expression(&self) -> Option<Expression> {
        match &self.node.value {
            Value::Text(text) => self.parsed(text),
            Value::Number(number) => self.parsed(&write::number(number)),
            Value::Bool(bool) => self.parsed(&bool.to_string()),
            _ => self.expected_with_hint(
                "an expression",
                "write what is computed as text, such as `response.status == 404`",
            ),
        }
    }

    fn parsed(&self, text: &str) -> Option<Expression> {
        let bare = bare(text);
        let before = bare.as_ptr().addr() - text.as_ptr().addr();
        if bare.is_empty() {
            return self.problem("must not be empty");
        }
        match Expression::parse(bare) {
            Ok(expression) => Some(expression),
            Err(error) if bare.contains("${") => self.wrapped(text, before + error.offset),
            Err(error) => self.broken(text, before, error),
        }
    }

    fn wrapped<T>(&self, text: &str, offset: usize) -> Option<T> {
        let problem = Problem::new("", "a `${…}` inside an expression")
            .hint("here everything is computed: write it without `${` and `}`");
        self.report_within(text, offset, problem)
    }

    /// A text of any characters.
    pub(super) fn template(&self) -> Option<Template> {
        self.template_of(self.text()?)
    }

    /// A line of at least one character.
    pub(super) fn filled_template(&self) -> Option<Template> {
        let text = self.printable()?;
        if text.trim().is_empty() {
            return self.problem("must not be empty");
        }
        self.template_of(text)
    }

    pub(super) fn template_of(&self, text: &str) -> Option<Template> {
        match Template::parse(text) {
            Ok(template) => {
                self.uses(text, template.uses());
                Some(template)
            }
            Err(error) => self.broken(text, 0, error),
        }
    }

    fn broken<T>(&self, text: &str, before: usize, error: ExpressionError) -> Option<T> {
        let problem = Problem {
            hint: error.hint,
            ..Problem::new("", error.message)
        };
        self.report_within(text, before + error.offset, problem)
    }

    /// Notes what an expression in this text uses.
    fn uses(&self, text: &str, uses: &Uses) {
        for kind in Kind::ALL {
            for name in kind.of(uses).iter() {
                let offset = find_word(text, &format!("{}{name}", kind.prefix()));
                self.findings.names.take(Use {
                    kind,
                    name: name.to_string(),
                    path: self.path.clone(),
                    position: self.findings.within(self.node.span, text, offset),
                });
            }
        }
    }

    /// Whether expressions can use something by this name; a problem if not.
    pub(super) fn is_name(&self, kind: Kind, name: &str) -> bool {
        let starts = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if !starts || !name.bytes().all(is_letter) {
            self.problem_with_hint::<()>(
                format!("`{}` is no name", excerpt(name)),
                "a name is letters, digits and underscores, and begins with no digit",
            );
            return false;
        }
        if !is_usable(kind, name) {
            self.problem_with_hint::<()>(
                format!("`{name}` means something else in expressions"),
                "choose another name",
            );
            return false;
        }
        true
    }

    /// A name of the author's own that is shown to people.
    pub(super) fn key<'k>(&self, name: &'k str) -> Option<&'k str> {
        self.plain_key(name)?;
        if name.trim().is_empty() || name.chars().any(|letter| !is_printable(letter)) {
            return self.problem("a name is one line of printable characters, at least one");
        }
        Some(name)
    }

    /// A name of the author's own that is not computed.
    pub(super) fn plain_key<'k>(&self, name: &'k str) -> Option<&'k str> {
        if name.contains("${") {
            self.problem_with_hint("a name cannot be computed", "write the name itself")
        } else {
            Some(name)
        }
    }

    /// Defines a variable, even one of a name that it cannot have: its uses are no further problem.
    pub(super) fn define(&self, name: &str) {
        self.is_name(Kind::Variable, name);
        self.findings.names.define(name);
    }
}

/// Whether expressions know a name for what it is meant to be.
fn is_usable(kind: Kind, name: &str) -> bool {
    Expression::parse(&format!("{}{name}", kind.prefix()))
        .is_ok_and(|expression| kind.of(expression.uses()).contains(name))
}

/// An expression without space and `${…}` around it.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    let inner = text
        .strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'));
    match inner {
        Some(inner) if !inner.contains("${") => inner.trim(),
        _ => text,
    }
}

/// Where a word first stands in a text, in bytes; 0 if it is spelled otherwise there.
pub(super) fn find_word(text: &str, word: &str) -> usize {
    let is_letter = |letter: char| letter.is_alphanumeric() || "_.".contains(letter);
    let found = text.match_indices(word).find(|(start, _)| {
        let after = &text[start + word.len()..];
        !text[..*start].ends_with(is_letter)
            && !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    });
    found.map_or(0, |(start, _)| start)
}
