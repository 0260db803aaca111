//! What is left of a text, and where that begins.

use crate::scenario::Position;

/// What is left of a text, and where that begins.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    pub(super) rest: &'t str,
    pub(super) position: Position,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            rest: text,
            position: Position { line: 1, column: 1 },
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.rest = &self.rest[letter.len_utf8()..];
        match letter {
            '\n' => {
                self.position.line += 1;
                self.position.column = 1;
            }
            _ => self.position.column += 1,
        }
        Some(letter)
    }

    /// Passes what comes if it is this.
    pub(super) fn took(&mut self, text: &str) -> bool {
        let is = self.rest.starts_with(text);
        if is {
            self.skip(text);
        }
        is
    }

    fn skip(&mut self, text: &str) {
        for _ in text.chars() {
            self.next();
        }
    }

    /// Passes the end of a line.
    pub(super) fn took_newline(&mut self) -> bool {
        self.took("\r\n") || self.took("\n")
    }

    /// Passes and gives what comes as long as letters are of a kind.
    pub(super) fn take_while(&mut self, most: usize, is: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest;
        let letters = rest.chars().take(most).take_while(|letter| is(*letter));
        let length = letters.map(char::len_utf8).sum();
        let taken = &rest[..length];
        self.skip(taken);
        taken
    }
}
