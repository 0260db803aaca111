//! The ways to serve the page.

use std::process::Command;

use crate::places;
use crate::process::Process;

/// A server of the page, or none for the page in one file.
#[derive(Debug)]
pub struct Site {
    url: String,
    _process: Option<Process>,
}

impl Site {
    /// `katydid ui`, whose page may not use the native engine.
    #[must_use]
    pub fn katydid_ui() -> Self {
        let site = Self::katydid_ui_with_engine();
        let bare = site.url.split('?').next().unwrap_or_default().to_owned();
        Self { url: bare, ..site }
    }

    /// `katydid ui`, with the token in its address.
    #[must_use]
    pub fn katydid_ui_with_engine() -> Self {
        let mut command = Command::new(places::binary());
        let process = Process::start(command.args(["ui", "--web-port", "0"]), "");
        Self {
            url: process.find("address", |line| word_after("Katydid is at ", line)),
            _process: Some(process),
        }
    }

    /// A static server that knows nothing of Katydid.
    #[must_use]
    pub fn plain() -> Self {
        let mut command = Command::new("python3");
        command.args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]);
        command.arg("--directory").arg(places::dist());
        let process = Process::start(&mut command, "");
        Self {
            url: process.find("address", |line| word_after("(", line)),
            _process: Some(process),
        }
    }

    /// The page in one file, as opened by a double click.
    ///
    /// # Panics
    /// When there is no such file.
    #[must_use]
    pub fn one_file() -> Self {
        let file = places::dist().join("katydid.html");
        let file = file
            .canonicalize()
            .expect("`cargo xtask dist` makes dist/katydid.html");
        Self {
            url: format!("file://{}", file.display()),
            _process: None,
        }
    }

    /// The page's address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its scheme and authority.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.url.trim_end_matches('/')
    }

    /// The address that opens a link, whatever page it names, on this one.
    #[must_use]
    pub fn with(&self, link: &str) -> String {
        format!("{}{}", self.url, crate::binary::fragment(link))
    }
}

fn word_after(words: &str, line: &str) -> Option<String> {
    let (_, rest) = line.split_once(words)?;
    let end = rest.find([' ', ')'])?;
    Some(rest[..end].to_owned())
}
