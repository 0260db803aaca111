//! What is counted of a run beside times: by name, by message, or plainly.

use std::cmp::Reverse;

use super::messages::Messages;
use super::names::Names;
use super::sightings::Sightings;
use super::translation::Translation;
use super::{
    CheckRow, Delta, ExceptionRow, Failure, FailureRow, MessageId, Outline, RowId, RowKey, Words,
};

/// What is counted of a run beside times, of all shards together.
#[derive(Debug)]
pub(super) struct Book {
    names: Names,
    messages: Messages,
    failures: Sightings<(RowId, Failure)>,
    exceptions: Sightings<(MessageId, MessageId)>,
    checks: Vec<(u64, u64)>,
    iterations: u64,
    dropped: u64,
}

impl Book {
    pub(super) fn new(outline: &Outline) -> Self {
        Self {
            names: Names::new(&outline.rows),
            messages: Messages::default(),
            failures: Sightings::default(),
            exceptions: Sightings::default(),
            checks: vec![(0, 0); outline.checks.len()],
            iterations: 0,
            dropped: 0,
        }
    }

    /// The delta of a shard in numbers of the whole run.
    pub(super) fn translate(&mut self, delta: &Delta, translation: &mut Translation) -> Delta {
        let known = (self.names.keys().len(), self.messages.texts().len());
        translation.learn(delta, &mut self.names, &mut self.messages);
        let names = self.names.keys()[known.0..].to_vec();
        let messages = self.messages.texts()[known.1..].to_vec();
        translation.translate(delta, names, messages)
    }

    /// Takes in what another has numbered in the same way.
    pub(super) fn append(&mut self, names: &[RowKey], messages: &[String]) {
        names.iter().for_each(|key| self.names.append(key));
        messages.iter().for_each(|text| self.messages.append(text));
    }

    /// Adds what is counted in numbers of the whole run, and never reset.
    pub(super) fn merge(&mut self, delta: &Delta) {
        for exception in &delta.exceptions {
            let other = (MessageId::OTHER, MessageId::OTHER);
            self.exceptions
                .add((exception.path, exception.message), other, exception.seen);
        }
        self.iterations += delta.iterations;
        self.dropped += delta.dropped;
    }

    /// Adds what was judged of requests, in the same numbers.
    pub(super) fn judge(&mut self, delta: &Delta) {
        for failure in &delta.failures {
            let other = (failure.row, Failure::Other);
            self.failures
                .add((failure.row, failure.failure), other, failure.seen);
        }
        for (known, new) in self.checks.iter_mut().zip(&delta.checks) {
            *known = (known.0 + new.0, known.1 + new.1);
        }
    }

    /// Forgets what was judged of requests.
    pub(super) fn reset(&mut self) {
        self.failures = Sightings::default();
        self.checks.fill((0, 0));
    }

    /// What was met at run time: what [`Self::append`] takes.
    pub(super) fn words(&self) -> Words {
        Words {
            names: self.names.met().to_vec(),
            messages: self.messages.texts()[1..].to_vec(),
        }
    }

    /// How many texts are known.
    pub(super) fn messages(&self) -> usize {
        self.messages.texts().len()
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    pub(super) fn iterations(&self) -> u64 {
        self.iterations
    }

    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }

    pub(super) fn checks(&self, outline: &Outline) -> Vec<CheckRow> {
        let checks = outline.checks.iter().zip(&self.checks);
        checks
            .map(|(name, &(passes, fails))| CheckRow {
                name: name.clone(),
                passes,
                fails,
            })
            .collect()
    }

    /// Most frequent first; the rest of the order is by words, the same on any number of shards.
    pub(super) fn failures(&self) -> Vec<FailureRow> {
        let mut rows: Vec<FailureRow> = Vec::new();
        for ((row, failure), seen) in self.failures.iter() {
            let key = &self.names.keys()[row.0 as usize];
            let row = FailureRow {
                method: key.method.clone(),
                name: key.name.clone(),
                error: failure.words(|id| self.messages.text(id)),
                occurrences: seen.count,
                first_seen: seen.first.as_seconds(),
                last_seen: seen.last.as_seconds(),
            };
            let at = rows.partition_point(|known| failure_order(known) < failure_order(&row));
            rows.insert(at, row);
        }
        rows
    }

    /// Most frequent first, then by words.
    pub(super) fn exceptions(&self) -> Vec<ExceptionRow> {
        let mut rows: Vec<ExceptionRow> = Vec::new();
        for ((path, message), seen) in self.exceptions.iter() {
            let row = ExceptionRow {
                path: self.messages.text(path).to_owned(),
                message: self.messages.text(message).to_owned(),
                occurrences: seen.count,
                first_seen: seen.first.as_seconds(),
                last_seen: seen.last.as_seconds(),
            };
            let at = rows.partition_point(|known| exception_order(known) < exception_order(&row));
            rows.insert(at, row);
        }
        rows
    }
}

fn failure_order(row: &FailureRow) -> (Reverse<u64>, [&str; 3]) {
    (
        Reverse(row.occurrences),
        [&row.name, &row.method, &row.error],
    )
}

fn exception_order(row: &ExceptionRow) -> (Reverse<u64>, [&str; 2]) {
    (Reverse(row.occurrences), [&row.path, &row.message])
}
