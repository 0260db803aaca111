//! Words of a command line.

use crate::import::draft::Source;
use crate::import::intake::problem;
use crate::scenario::{Position, Problem};

/// A word of a command line, without its quotes, and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) position: Position,
}

/// Where a word stands.
pub(super) fn source(word: &Word) -> Source {
    Source {
        path: String::new(),
        position: Some(word.position),
    }
}

/// What is wrong at a place.
pub(super) fn wrong(position: Position, message: &str, hint: &str) -> Problem {
    let source = Source {
        path: String::new(),
        position: Some(position),
    };
    problem(&source, message, hint)
}

/// Command lines that grow word by word.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<Vec<Word>>,
    line: Vec<Word>,
    word: Option<Word>,
}

impl Lines {
    /// Adds to the word at hand, which begins here if there is none.
    pub(super) fn push(&mut self, text: &str, position: Position) {
        let begun = || Word {
            text: String::new(),
            position,
        };
        self.word.get_or_insert_with(begun).text.push_str(text);
    }

    /// The word at hand, as far as it is read.
    pub(super) fn word(&self) -> Option<&str> {
        self.word.as_ref().map(|word| word.text.as_str())
    }

    /// Forgets the word at hand.
    pub(super) fn drop_word(&mut self) {
        self.word = None;
    }

    pub(super) fn end_word(&mut self) {
        self.line.extend(self.word.take());
    }

    pub(super) fn end_line(&mut self) {
        self.end_word();
        let line = std::mem::take(&mut self.line);
        self.done.extend((!line.is_empty()).then_some(line));
    }

    pub(super) fn all(mut self) -> Vec<Vec<Word>> {
        self.end_line();
        self.done
    }
}
