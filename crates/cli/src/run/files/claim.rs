//! A file is one run's: another that would write it, too, is refused.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The right to write a file, held by a lock on another beside it: `.katydid-NAME.lock`.
///
/// Whoever ends, however it does, holds no lock any more; so a file that a killed run has left refuses nobody.
#[derive(Debug)]
pub(super) struct Claim {
    lock: PathBuf,
    _file: File,
}

impl Claim {
    /// # Errors
    /// [`ErrorKind::ResourceBusy`] when another run has claimed the file.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let lock = folder(path).join(format!(".katydid-{name}.lock"));
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&lock)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy()),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // Its last owner may have removed it between the two.
            if is_at(&file, &lock) {
                return Ok(Self { lock, _file: file });
            }
        }
    }
}

impl Drop for Claim {
    /// Removed while it is held: whoever has opened it before finds it gone.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.lock);
    }
}

/// The folder of a file.
pub(super) fn folder(path: &Path) -> &Path {
    let folder = path.parent();
    folder
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn busy() -> io::Error {
    io::Error::new(ErrorKind::ResourceBusy, "another run writes it")
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |own: fs::Metadata, there: fs::Metadata| {
        (own.dev(), own.ino()) == (there.dev(), there.ino())
    };
    let both = file
        .metadata()
        .and_then(|own| Ok((own, fs::metadata(path)?)));
    both.is_ok_and(|(own, there)| same(own, there))
}

/// Elsewhere a file that is open cannot be removed.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
