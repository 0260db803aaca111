//! What an expression is made of.

use crate::expr::node::Binary;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing is left.
    End,
    /// Cannot be read; the rest of the text.
    Bad,
    Int,
    Float,
    Text,
    Bytes,
    Name,
    /// A name in backquotes.
    Quoted,
    /// A word that is a name after a dot alone.
    Reserved,
    True,
    False,
    Null,
    Operator(Binary),
    And,
    Or,
    Not,
    /// A single `=`, which means nothing in CEL.
    Equals,
    Question,
    Colon,
    Comma,
    Dot,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
}

/// What each sign is, the longest first.
pub(super) const SIGNS: [(&str, Kind); 25] = [
    ("==", Kind::Operator(Binary::Equal)),
    ("!=", Kind::Operator(Binary::Unequal)),
    ("<=", Kind::Operator(Binary::AtMost)),
    (">=", Kind::Operator(Binary::AtLeast)),
    ("&&", Kind::And),
    ("||", Kind::Or),
    ("<", Kind::Operator(Binary::Less)),
    (">", Kind::Operator(Binary::Greater)),
    ("+", Kind::Operator(Binary::Add)),
    ("-", Kind::Operator(Binary::Subtract)),
    ("*", Kind::Operator(Binary::Multiply)),
    ("/", Kind::Operator(Binary::Divide)),
    ("%", Kind::Operator(Binary::Remainder)),
    ("!", Kind::Not),
    ("=", Kind::Equals),
    ("?", Kind::Question),
    (":", Kind::Colon),
    (",", Kind::Comma),
    (".", Kind::Dot),
    ("(", Kind::LeftParen),
    (")", Kind::RightParen),
    ("[", Kind::LeftBracket),
    ("]", Kind::RightBracket),
    ("{", Kind::LeftBrace),
    ("}", Kind::RightBrace),
];

const WORDS: [(&str, Kind); 4] = [
    ("true", Kind::True),
    ("false", Kind::False),
    ("null", Kind::Null),
    ("in", Kind::Operator(Binary::In)),
];

/// Words that CEL keeps for itself.
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "namespace",
    "package",
    "return",
    "var",
    "void",
    "while",
];

/// What a word is.
pub(super) fn word(text: &str) -> Kind {
    match WORDS.iter().find(|(word, _)| *word == text) {
        Some((_, kind)) => *kind,
        None if RESERVED.contains(&text) => Kind::Reserved,
        None => Kind::Name,
    }
}

/// A token and where it is, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A name and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'s> {
    pub(super) text: &'s str,
    pub(super) place: usize,
}
