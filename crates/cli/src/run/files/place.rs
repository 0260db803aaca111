//! One file, which is there whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::exit::{Exit, Failure};

/// What to do when it is found before the run that a file cannot be written.
const NOTHING_RUN: &str = "its folder must be there and writable; nothing was run";

/// A file that is replaced as a whole, so that nobody ever reads half of it.
#[derive(Debug)]
pub(super) struct Place(PathBuf);

impl Place {
    /// # Errors
    /// When no file can be written there.
    pub(super) fn check(path: PathBuf) -> Result<Self, Failure> {
        let place = Self(path);
        let made = if place.0.is_dir() {
            Err(io::ErrorKind::IsADirectory.into())
        } else {
            place.temporary().map(drop)
        };
        made.map_err(|error| Failure::new(Exit::Usage, place.failure(&error)).hint(NOTHING_RUN))?;
        Ok(place)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// # Errors
    /// Why it could not be written; what was there before is still there.
    pub(super) fn write(&self, text: &str) -> Result<(), String> {
        let written = self.temporary().and_then(|mut file| {
            file.as_file_mut().write_all(text.as_bytes())?;
            file.persist(&self.0).map_err(|error| error.error)?;
            Ok(())
        });
        written.map_err(|error| self.failure(&error))
    }

    /// `cannot write out/run.json: No such file or directory`
    pub(super) fn failure(&self, error: &io::Error) -> String {
        format!("cannot write {}: {error}", self.0.display())
    }

    /// Beside the file, with the permissions that any file gets.
    fn temporary(&self) -> io::Result<NamedTempFile> {
        let folder = self
            .0
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let mut named = Builder::new();
        named.prefix(".katydid-");
        named.make_in(folder.unwrap_or(Path::new(".")), |path| {
            File::create_new(path)
        })
    }
}
