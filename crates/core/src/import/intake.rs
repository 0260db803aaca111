//! What is gathered while requests are taken over.

use super::draft::Source;
use super::secrets::Secrets;
use crate::scenario::Problem;

/// What is gathered while requests are taken over: notes, and secrets that were taken out.
#[derive(Debug, Default)]
pub(super) struct Intake {
    notes: Vec<(Problem, usize)>,
    pub(super) secrets: Secrets,
}

impl Intake {
    /// Tells something; the same of a later request is only counted.
    pub(super) fn note(&mut self, source: &Source, message: impl Into<String>, hint: &str) {
        let message = message.into();
        let known = self
            .notes
            .iter_mut()
            .find(|(note, _)| note.message == message);
        match known {
            Some((_, count)) => *count += 1,
            None => self.notes.push((problem(source, message, hint), 1)),
        }
    }

    /// All that was told.
    pub(super) fn notes(&self) -> Vec<Problem> {
        let note = |(note, count): &(Problem, usize)| match count {
            1 => note.clone(),
            _ => Problem {
                message: format!("{}; {} times in all", note.message, count),
                ..note.clone()
            },
        };
        self.notes.iter().map(note).collect()
    }
}

/// What is wrong at a place; no hint if it is empty.
pub(super) fn problem(source: &Source, message: impl Into<String>, hint: &str) -> Problem {
    let problem = Problem::new(source.path.as_str(), message).at(source.position);
    match hint {
        "" => problem,
        hint => problem.hint(hint),
    }
}
