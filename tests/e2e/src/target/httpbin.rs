//! httpbin, as its authors serve it: by gunicorn.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::counts::Log;
use crate::places;
use crate::process::Process;

/// A running httpbin.
#[derive(Debug)]
pub struct Httpbin {
    url: String,
    /// Every request it answered.
    pub log: Log,
    _process: Process,
    _folder: TempDir,
}

impl Httpbin {
    /// Starts it on a free port.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let process = Process::start(&mut command(folder.path()), "");
        Self {
            url: process.find("address", address),
            log: Log::new(&folder.path().join("access.log")),
            _process: process,
            _folder: folder,
        }
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        self.url.clone()
    }
}

/// An idle connection lives longer than a test, lest a request meet its closing.
fn command(folder: &Path) -> Command {
    let mut command = Command::new(places::httpbin_python());
    command.current_dir(folder);
    command.args(["-m", "gunicorn", "--bind", "127.0.0.1:0"]);
    command.args(["--worker-class", "gthread", "--threads", "32"]);
    command.args(["--keep-alive", "60", "--access-logfile", "access.log"]);
    command.args([
        "--access-logformat",
        "%(m)s %(U)s?%(q)s %(s)s",
        "httpbin:app",
    ]);
    command
}

fn address(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("Listening at: ")?;
    rest.split(' ').next().map(str::to_owned)
}
