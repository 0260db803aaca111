//! nginx, in one process, with a configuration of the test's own.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::free_port;
use crate::counts::Log;
use crate::process::Process;
use crate::wait::eventually;

/// What it answers and does not log.
const UNCOUNTED: &str = "/uncounted";

/// A running nginx. `nginx.conf` beside this file tells what it answers.
#[derive(Debug)]
pub struct Nginx {
    port: u16,
    /// Every request it answered.
    pub log: Log,
    process: Option<Process>,
    _folder: TempDir,
}

impl Nginx {
    /// Starts it on a free port.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start() -> Self {
        Self::with_private("")
    }

    /// Starts it with these directives for `/private`.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn with_private(directives: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let port = free_port();
        configure(folder.path(), port, directives);
        let process = Process::start(&mut command(folder.path()), "");
        eventually("nginx that listens", || {
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        Self {
            port,
            log: Log::new(&folder.path().join("access.log")),
            process: Some(process),
            _folder: folder,
        }
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends it, whatever is under way; its log stays.
    pub fn end(&mut self) {
        self.process = None;
    }

    /// Returns when everything that has reached it before is in its log: it does one thing after another.
    ///
    /// # Panics
    /// When it does not answer.
    pub fn settle(&self) {
        if self.process.is_some() {
            (0..2).for_each(|_| self.ask());
        }
    }

    fn ask(&self) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let request = format!("GET {UNCOUNTED} HTTP/1.0\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        stream.read_to_end(&mut Vec::new()).expect("it answers");
    }
}

/// The file behind `/slow` is half as long again as what nginx sends of it in the first second.
fn configure(folder: &Path, port: u16, private: &str) {
    let configuration = include_str!("nginx.conf").replace("PORT", &port.to_string());
    let files = [
        ("nginx.conf", configuration),
        ("cors.conf", include_str!("cors.conf").to_owned()),
        ("private.conf", private.to_owned()),
        ("slow", "s".repeat(6000)),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("the temporary folder can be written");
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("nginx");
    command.arg("-p").arg(folder);
    command.args(["-e", "stderr", "-c", "nginx.conf"]);
    command
}
