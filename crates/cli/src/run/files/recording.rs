//! The result file, which grows as the run goes.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use super::Written;
use super::place::Place;
use crate::exit::Failure;

/// It is begun anew, older intervals merged, when it has grown to this many bytes, and when to thrice what it then was.
const LARGE: usize = 16 << 20;

/// The file that everything else can be made of again.
#[derive(Debug)]
pub(super) struct Recording {
    place: Place,
    /// From the first frames on.
    file: Option<File>,
    bytes: usize,
    most: usize,
    failure: Option<String>,
    told: bool,
}

impl Recording {
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn check(path: PathBuf) -> Result<Self, Failure> {
        Ok(Self {
            place: Place::check(path)?,
            file: None,
            bytes: 0,
            most: LARGE,
            failure: None,
            told: false,
        })
    }

    /// Adds the frames of another second; `whole` is the file as short as it can be. Gives what could not be written,
    /// once: after a failure nothing more is appended, for what follows half a frame cannot be read.
    pub(super) fn add(
        &mut self,
        frames: &[u8],
        whole: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<String> {
        if frames.is_empty() || self.failure.is_some() {
            return None;
        }
        let written = match self.bytes > self.most {
            true => whole().map_or(Ok(()), |whole| self.anew(&whole)),
            false => self.append(frames),
        };
        self.failure = written.err();
        let is_news = !std::mem::replace(&mut self.told, self.failure.is_some());
        self.failure.clone().filter(|_| is_news)
    }

    /// Ends it; all of it is tried again if something could not be written.
    pub(super) fn finish(
        mut self,
        end: &[u8],
        whole: impl FnOnce() -> Option<Vec<u8>>,
        written: &mut Written,
    ) {
        let is_there = self.place.path().exists();
        let done = match (&self.failure, &self.file) {
            (None, Some(_)) if is_there => self.append(end),
            _ => {
                let mut whole = whole().unwrap_or_default();
                whole.extend(end);
                self.place.write(&whole)
            }
        };
        written.note(self.place.path(), done);
    }

    fn append(&mut self, frames: &[u8]) -> Result<(), String> {
        let Some(file) = &mut self.file else {
            return self.anew(frames);
        };
        let done = file.write_all(frames);
        self.bytes += frames.len();
        done.map_err(|error| self.place.failure(&error))
    }

    fn anew(&mut self, whole: &[u8]) -> Result<(), String> {
        self.place.write(whole)?;
        let file = File::options().append(true).open(self.place.path());
        self.file = Some(file.map_err(|error| self.place.failure(&error))?);
        self.bytes = whole.len();
        self.most = LARGE.max(whole.len().saturating_mul(3));
        Ok(())
    }
}
