//! Variables of a shell or of a collection within texts, until they become `${env.NAME}`, and expressions that do as theirs.
//!
//! They stand between two characters that no text has: Unicode keeps these for such a use within a program.

use std::borrow::Cow;

const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

/// What no variable's name begins with.
const COMPUTED: char = '=';

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// A variable's name.
    Variable(&'t str),
    /// What is computed.
    Expression(&'t str),
}

/// The variable as it stands in a text.
pub(super) fn variable(name: &str) -> String {
    format!("{OPEN}{name}{CLOSE}")
}

/// What is computed, as it stands in a text; it is one of ours, never of others.
pub(super) fn expression(source: &str) -> String {
    variable(&format!("{COMPUTED}{source}"))
}

/// Whether there is a variable in a text.
pub(super) fn are_in(text: &str) -> bool {
    text.contains([OPEN, CLOSE])
}

/// A text of others without characters that would look like a variable.
pub(super) fn none(text: &str) -> Cow<'_, str> {
    match are_in(text) {
        true => text.replace([OPEN, CLOSE], "\u{FFFD}").into(),
        false => text.into(),
    }
}

/// A text between its variables.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (name, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        let inside = match name.strip_prefix(COMPUTED) {
            Some(source) => Piece::Expression(source),
            None => Piece::Variable(name),
        };
        pieces.extend([Piece::Text(before), inside]);
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

/// The text with what is shown instead of its variables: `/users/[ID]`.
pub(super) fn shown(text: &str) -> String {
    let shown = |piece: Piece<'_>| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Variable(name) | Piece::Expression(name) => format!("[{name}]"),
    };
    pieces(text).into_iter().map(shown).collect()
}
