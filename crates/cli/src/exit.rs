//! How the command ends, for the shell and for a person.

use std::fmt;
use std::process::ExitCode;

/// The exit codes, Locust's where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All went well: 0.
    Clean,
    /// Requests failed, or tasks raised exceptions: what `--exit-code-on-error` says, by default 1.
    Failed(u8),
    /// The command line cannot be done as it stands: 2.
    Usage,
    /// A threshold failed: 99.
    Threshold,
    /// The scenario has problems, or no host: 104.
    Scenario,
    /// A signal stopped the run: 105.
    Stopped,
    /// Katydid itself failed, in running or in writing a file: 107.
    Engine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Failed(code) => code,
            Exit::Usage => 2,
            Exit::Threshold => 99,
            Exit::Scenario => 104,
            Exit::Stopped => 105,
            Exit::Engine => 107,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The code for the shell.
    pub exit: Exit,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// A failure without a hint.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            hint: None,
        }
    }

    /// The same failure with a remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(out, "\n hint: {hint}"),
            None => Ok(()),
        }
    }
}
