//! What a table of the language is made of.

use std::ops::RangeInclusive;

/// A map with fields of the language's own.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Type {
    /// As the schema calls it: `user_class`.
    pub(in crate::scenario) name: &'static str,
    /// What it is, in a sentence.
    pub(in crate::scenario) meaning: &'static str,
    /// In the language's order.
    pub(in crate::scenario) fields: &'static [Field],
    /// Those that must be there.
    pub(in crate::scenario) required: &'static [&'static str],
}

/// A field.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Field {
    pub(in crate::scenario) name: &'static str,
    pub(in crate::scenario) kind: Kind,
    /// What it means, in a sentence or two.
    pub(in crate::scenario) meaning: &'static str,
}

impl Field {
    pub(super) const fn new(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self {
            name,
            kind,
            meaning,
        }
    }
}

/// What may stand in a field.
#[derive(Clone, Debug)]
pub(in crate::scenario) enum Kind {
    /// This number alone.
    Exactly(u64),
    /// True or false.
    Bool,
    /// One line of text that is taken as it stands.
    Line,
    /// The name of something that expressions use.
    Name,
    /// Text that is taken as it stands.
    Text,
    /// Text with `${…}` in it.
    Template,
    /// A template, a number, true or false.
    Scalar,
    /// Any value, its texts templates.
    Json,
    /// An expression, bare or in `${…}`.
    Expression,
    /// A whole number.
    Whole(RangeInclusive<u64>),
    /// A number above zero.
    AboveZero,
    /// A number of at least zero.
    NotNegative,
    /// Seconds, or `1m30s`.
    Time,
    /// One of the named waits, seconds, or an expression that gives them.
    WaitTime,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Items of one kind, at least one.
    List(&'static Kind),
    /// Items of one kind, perhaps none.
    Items(&'static Kind),
    /// Names of the author's own, and values of one kind.
    Map(&'static Kind),
    /// Names that expressions use, and values of one kind.
    Named(&'static Kind),
    /// One of these.
    Either(&'static [Kind]),
    /// A [`Type`], by its name.
    Type(&'static str),
    /// A step that is a request.
    Request,
    /// Steps, at least one.
    Steps,
    /// A task: one step, several, or a set.
    Task,
}
