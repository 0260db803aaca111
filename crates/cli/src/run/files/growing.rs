//! A file that grows while the run goes on.

use std::fs::{self, File};
use std::io::Write;

use super::Written;
use super::place::Place;

/// A file that grows while the run goes on.
#[derive(Debug)]
pub(super) struct Growing {
    place: Place,
    /// From the start of the run on.
    file: Option<File>,
    failure: Option<String>,
}

impl Growing {
    pub(super) fn new(place: Place) -> Self {
        Self {
            place,
            file: None,
            failure: None,
        }
    }

    #[cfg(test)]
    pub(super) fn path(&self) -> &std::path::Path {
        self.place.path()
    }

    /// In the place of what was there.
    pub(super) fn begin(&mut self, text: &str) {
        let place = &self.place;
        let begun = place.write(text).and_then(|()| {
            let file = File::options().append(true).open(place.path());
            file.map_err(|error| place.failure(&error))
        });
        match begun {
            Ok(file) => self.file = Some(file),
            Err(failure) => self.failure = Some(failure),
        }
    }

    /// After a failure nothing more is appended: a hole would not show.
    pub(super) fn append(&mut self, text: &str) {
        if let (Some(file), None) = (&mut self.file, &self.failure) {
            let written = file.write_all(text.as_bytes());
            self.failure = written.err().map(|error| self.place.failure(&error));
        }
    }

    /// Tells what came of it: a file that somebody has removed was not written.
    pub(super) fn finish(mut self, written: &mut Written) {
        let there = fs::metadata(self.place.path());
        let gone = there.err().map(|error| self.place.failure(&error));
        let done = self.failure.take().or(gone).map_or(Ok(()), Err);
        written.note(self.place.path(), done);
    }
}
