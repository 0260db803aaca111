//! Words as the command prompt of Windows and the programs it runs read them, of commands that a browser copied for it.
//!
//! The prompt takes a letter after `^` for itself. What is left is split by quotes, in which `\"` and `""` are quotes and `\\` is a
//! backslash: browsers write two for every one.

use super::cursor::Cursor;
use super::word::{Lines, Word, wrong};
use crate::import::marks;
use crate::scenario::{Position, Problem};

/// Whether a text is meant for the command prompt: a line goes on after `^`, or a word begins with `^"`.
pub(super) fn is_cmd(text: &str) -> bool {
    let goes_on = text.lines().any(|line| line.trim_end().ends_with(" ^"));
    goes_on || text.contains(" ^\"")
}

/// The words of every command of a text.
///
/// # Errors
/// A quote that is not closed.
pub(super) fn commands(text: &str) -> Result<Vec<Vec<Word>>, Problem> {
    let text = marks::none(text);
    let mut reader = Reader {
        cursor: Cursor::new(&text),
        lines: Lines::default(),
        quote: None,
    };
    while reader.token() {}
    match reader.quote {
        Some(open) => Err(wrong(
            open,
            "a quote that is not closed",
            "copy the whole command",
        )),
        None => Ok(reader.lines.all()),
    }
}

struct Reader<'t> {
    cursor: Cursor<'t>,
    lines: Lines,
    /// Where the quote began that is open.
    quote: Option<Position>,
}

/// A letter after the prompt has read it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Plain(char),
    /// After a `^`.
    Escaped(char),
    /// The line goes on.
    Nothing,
}

impl Reader<'_> {
    fn token(&mut self) -> bool {
        let position = self.cursor.position;
        let Some(letter) = self.letter() else {
            return false;
        };
        match letter {
            Letter::Nothing => {}
            Letter::Plain('"') | Letter::Escaped('"') => self.quote(position),
            Letter::Plain('\\') | Letter::Escaped('\\') => self.backslash(position),
            Letter::Plain('\n' | '&' | '|') if self.quote.is_none() => self.lines.end_line(),
            Letter::Plain(' ' | '\t' | '\r') if self.quote.is_none() => self.lines.end_word(),
            Letter::Plain(letter) | Letter::Escaped(letter) => {
                self.lines.push(letter.encode_utf8(&mut [0; 4]), position);
            }
        }
        true
    }

    /// A new line after `^` and another is one; after `^` alone the line goes on.
    fn letter(&mut self) -> Option<Letter> {
        if !self.cursor.took("^") {
            return self.cursor.next().map(Letter::Plain);
        }
        if !self.cursor.took_newline() {
            return Some(self.cursor.next().map_or(Letter::Nothing, Letter::Escaped));
        }
        Some(match self.cursor.took_newline() {
            true => Letter::Escaped('\n'),
            false => Letter::Nothing,
        })
    }

    fn quote(&mut self, position: Position) {
        let is_doubled = self.quote.is_some() && matches!(self.cursor.rest.as_bytes(), [b'"', ..]);
        self.lines.push("", position);
        match is_doubled {
            true => {
                self.cursor.next();
                self.lines.push("\"", position);
            }
            false => self.quote = self.quote.xor(Some(position)),
        }
    }

    fn backslash(&mut self, position: Position) {
        let mut ahead = self.cursor.clone();
        ahead.took("^");
        match ahead.next() {
            Some(letter @ ('"' | '\\')) => {
                self.cursor = ahead;
                self.lines.push(letter.encode_utf8(&mut [0; 4]), position);
            }
            _ => self.lines.push("\\", position),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let lines = commands(text).unwrap();
        lines.concat().into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn what_a_browser_copies_for_the_prompt_is_what_it_sent() {
        let text = "curl ^\"http://a/b?c=1^&d=^%^41^\" ^\r\n  -H ^\"x: \\^\"y\\^\"^\" ^\r\n  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"b\\\\^\\^\"^}^\"";
        assert_eq!(
            words(text),
            [
                "curl",
                "http://a/b?c=1&d=%41",
                "-H",
                "x: \"y\"",
                "--data-raw",
                "{\"a\":\"b\\\"}"
            ]
        );
    }

    #[test]
    fn older_browsers_double_their_quotes() {
        let text =
            "curl \"http://a\" -H \"x: y\" --data \"{\"\"a\"\":\"\"b\\\\c\"\"}\" ^\n --compressed";
        assert_eq!(
            words(text),
            [
                "curl",
                "http://a",
                "-H",
                "x: y",
                "--data",
                "{\"a\":\"b\\c\"}",
                "--compressed"
            ]
        );
    }

    #[test]
    fn an_escaped_newline_is_one_and_an_open_quote_is_told() {
        assert_eq!(words("a ^\"b^\n\nc^\""), ["a", "b\nc"]);
        let at = commands("a ^\"b").unwrap_err().position.unwrap();
        assert_eq!((at.line, at.column), (1, 3));
    }
}
