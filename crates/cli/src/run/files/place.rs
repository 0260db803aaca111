//! One file, which is there whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::claim::{self, Claim};
use crate::exit::{Exit, Failure};

/// What to do when it is found before the run that a file cannot be written.
const NOTHING_RUN: &str = "its folder must be there and writable; nothing was run";

/// What to do when another run writes the same file.
const CLAIMED: &str = "wait for it to end, or give this run another name; nothing was run";

/// A file that is replaced as a whole, so that nobody ever reads half of it.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    _claim: Claim,
}

impl Place {
    /// # Errors
    /// When no file can be written there, or another run writes it.
    pub(super) fn check(path: PathBuf) -> Result<Self, Failure> {
        let made = if path.is_dir() {
            Err(io::ErrorKind::IsADirectory.into())
        } else {
            temporary(&path).map(drop)
        };
        let claim = made.and_then(|()| Claim::of(&path));
        let claim = claim.map_err(|error| refused(&path, &error))?;
        Ok(Self {
            path,
            _claim: claim,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// # Errors
    /// Why it could not be written; what was there before is still there.
    pub(super) fn write(&self, content: impl AsRef<[u8]>) -> Result<(), String> {
        let written = temporary(&self.path).and_then(|mut file| {
            file.as_file_mut().write_all(content.as_ref())?;
            file.persist(&self.path).map_err(|error| error.error)?;
            Ok(())
        });
        written.map_err(|error| self.failure(&error))
    }

    /// `cannot write out/run.json: No such file or directory`
    pub(super) fn failure(&self, error: &io::Error) -> String {
        failure(&self.path, error)
    }
}

/// A claim tells what to do by itself.
fn refused(path: &Path, error: &io::Error) -> Failure {
    let refused = Failure::new(Exit::Usage, failure(path, error));
    match error.kind() {
        io::ErrorKind::ResourceBusy => refused.hint(CLAIMED),
        _ => refused.hint(NOTHING_RUN),
    }
}

fn failure(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", path.display())
}

/// Beside the file, with the permissions that any file gets.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let mut named = Builder::new();
    named.prefix(".katydid-");
    named.make_in(claim::folder(path), |path| File::create_new(path))
}
