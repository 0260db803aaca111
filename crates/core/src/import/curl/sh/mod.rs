//! Words as a POSIX shell and bash read them.
//!
//! Source: POSIX.1-2024, Shell Command Language, 2.2 and 2.3; for `$'…'` 2.2.4 and bash's manual, "ANSI-C Quoting".

mod ansi;

use super::cursor::Cursor;
use super::word::{Lines, Word, wrong};
use crate::import::marks;
use crate::scenario::{Position, Problem};

/// What a text cannot say, and what to do about it.
type Fault = (&'static str, &'static str);

const OPEN_QUOTE: Fault = ("a quote that is not closed", "copy the whole command");
const SUBSTITUTION: Fault = (
    "what a command substitution gives is not known here",
    "write its result, or a variable such as $TOKEN",
);
const VARIABLE: Fault = (
    "only plain variables such as $TOKEN or ${TOKEN} are taken over",
    "write its value, or a plain variable",
);
const HERE: Fault = (
    "a here-document is not taken over",
    "put the text in quotes after --data-raw",
);

/// The words of every command of a text.
///
/// # Errors
/// What first cannot be known without a shell, or is not closed.
pub(super) fn commands(text: &str) -> Result<Vec<Vec<Word>>, Problem> {
    let text = marks::none(text);
    let mut reader = Reader {
        cursor: Cursor::new(&text),
        lines: Lines::default(),
    };
    while let Some(letter) = reader.cursor.peek() {
        let position = reader.cursor.position;
        reader
            .token(letter)
            .map_err(|(message, hint)| wrong(position, message, hint))?;
    }
    Ok(reader.lines.all())
}

struct Reader<'t> {
    cursor: Cursor<'t>,
    lines: Lines,
}

impl Reader<'_> {
    /// What begins with this letter.
    fn token(&mut self, letter: char) -> Result<(), Fault> {
        let position = self.cursor.position;
        match letter {
            '\'' => self.single(),
            '"' => self.double(),
            '\\' => self.escaped(),
            '$' => self.dollar(position),
            '`' => Err(SUBSTITUTION),
            '<' | '>' => self.redirection(),
            '#' if self.lines.word().is_none() => {
                self.cursor.take_while(usize::MAX, |letter| letter != '\n');
                Ok(())
            }
            _ => {
                self.cursor.next();
                self.plain(letter, position);
                Ok(())
            }
        }
    }

    fn plain(&mut self, letter: char, position: Position) {
        match letter {
            ' ' | '\t' | '\r' => self.lines.end_word(),
            '\n' | ';' | '|' | '&' | '(' | ')' => self.lines.end_line(),
            _ => self.lines.push(letter.encode_utf8(&mut [0; 4]), position),
        }
    }

    fn single(&mut self) -> Result<(), Fault> {
        let position = self.cursor.position;
        self.cursor.next();
        let text = self.cursor.take_while(usize::MAX, |letter| letter != '\'');
        self.lines.push(text, position);
        self.cursor.next().map(drop).ok_or(OPEN_QUOTE)
    }

    fn double(&mut self) -> Result<(), Fault> {
        let position = self.cursor.position;
        self.cursor.next();
        self.lines.push("", position);
        loop {
            let plain = self
                .cursor
                .take_while(usize::MAX, |letter| !"\"\\$`".contains(letter));
            self.lines.push(plain, position);
            match self.cursor.peek().ok_or(OPEN_QUOTE)? {
                '"' => break,
                '$' => self.variable(position)?,
                '`' => return Err(SUBSTITUTION),
                _ => self.escaped_in_double(position),
            }
        }
        self.cursor.next();
        Ok(())
    }

    fn escaped_in_double(&mut self, position: Position) {
        self.cursor.next();
        match self.cursor.peek() {
            Some('"' | '\\' | '$' | '`') => {
                let letter = self.cursor.take_while(1, |_| true);
                self.lines.push(letter, position);
            }
            _ if self.cursor.took_newline() => {}
            _ => self.lines.push("\\", position),
        }
    }

    /// A letter after a backslash stands for itself, and the end of a line for nothing.
    fn escaped(&mut self) -> Result<(), Fault> {
        let position = self.cursor.position;
        self.cursor.next();
        if !self.cursor.took_newline() {
            let letter = self.cursor.take_while(1, |_| true);
            self.lines.push(letter, position);
        }
        Ok(())
    }

    fn dollar(&mut self, position: Position) -> Result<(), Fault> {
        if self.cursor.took("$'") {
            return self.ansi(position);
        }
        if self.cursor.rest.starts_with("$\"") {
            self.cursor.next();
            return self.double();
        }
        self.variable(position)
    }

    /// `$NAME` or `${NAME}`; a dollar before anything else is one.
    fn variable(&mut self, position: Position) -> Result<(), Fault> {
        self.cursor.next();
        if self.cursor.rest.starts_with('(') {
            return Err(SUBSTITUTION);
        }
        let braced = self.cursor.took("{");
        let name = self.cursor.take_while(usize::MAX, |letter| {
            letter.is_ascii_alphanumeric() || letter == '_'
        });
        let is_name = name.starts_with(|letter: char| !letter.is_ascii_digit()) && is_usable(name);
        match () {
            () if braced && !(is_name && self.cursor.took("}")) => return Err(VARIABLE),
            () if is_name => self.lines.push(&marks::variable(name), position),
            () if !name.is_empty() => return Err(VARIABLE),
            () => self.lines.push("$", position),
        }
        Ok(())
    }

    /// `> file`, `2>&1`, `< file`: the word that follows belongs to it.
    fn redirection(&mut self) -> Result<(), Fault> {
        if self.cursor.rest.starts_with("<<") {
            return Err(HERE);
        }
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        match self.lines.word().is_some_and(is_number) {
            true => self.lines.drop_word(),
            false => self.lines.end_word(),
        }
        self.cursor
            .take_while(usize::MAX, |letter| "<>&| \t".contains(letter));
        while let Some(letter) = self
            .cursor
            .peek()
            .filter(|letter| !" \t\r\n;|&()<>#".contains(*letter))
        {
            self.token(letter)?;
        }
        self.lines.drop_word();
        Ok(())
    }
}

/// Whether expressions can use a variable of the environment by this name.
fn is_usable(name: &str) -> bool {
    crate::expr::Expression::parse(&format!("env.{name}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        let lines = commands(text).unwrap();
        lines
            .into_iter()
            .map(|line| {
                line.into_iter()
                    .map(|word| marks::shown(&word.text))
                    .collect()
            })
            .collect()
    }

    fn line(text: &str) -> Vec<String> {
        words(text).concat()
    }

    #[test]
    fn quotes_of_every_kind_are_taken_off() {
        assert_eq!(
            line(r#"a 'b c' "d \"e\" \n" f\ g h'i'"j""#),
            ["a", "b c", "d \"e\" \\n", "f g", "hij"]
        );
        assert_eq!(line("'' \"\""), ["", ""]);
        assert_eq!(
            line(r"$'it\'s\n\x41\u00e9\ud83d\ude00\101\xc3\xa9'"),
            ["it's\nAé😀Aé"]
        );
    }

    #[test]
    fn a_command_goes_on_after_a_backslash_and_ends_with_its_line() {
        assert_eq!(
            words("a \\\n b\nc \\\r\n d; e && f | g"),
            [
                vec!["a", "b"],
                vec!["c", "d"],
                vec!["e"],
                vec!["f"],
                vec!["g"],
            ]
        );
        assert_eq!(words("# nothing\na#b # c\n"), [["a#b"]]);
    }

    #[test]
    fn variables_are_known_where_a_shell_would_put_their_values() {
        assert_eq!(
            line(r#"$A "x ${B}y" '$C' \$D a$"#),
            ["[A]", "x [B]y", "$C", "$D", "a$"]
        );
    }

    #[test]
    fn where_output_goes_is_no_word() {
        assert_eq!(line("a > out.txt b 2>&1 c >'x y' d"), ["a", "b", "c", "d"]);
    }

    #[test]
    fn what_only_a_shell_knows_is_told_at_its_place() {
        let place = |text: &str| {
            let at = commands(text).unwrap_err().position.unwrap();
            (at.line, at.column)
        };
        assert_eq!(place("a\n'b"), (2, 1));
        assert_eq!(place("a \"$(date)\""), (1, 3));
        assert_eq!(place("a `date`"), (1, 3));
        assert_eq!(place("a ${B:-c}"), (1, 3));
        assert_eq!(place("a <<END"), (1, 3));
        assert_eq!(place(r"a $'\xff'"), (1, 3));
    }
}
