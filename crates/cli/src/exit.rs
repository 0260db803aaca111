//! How the command ends, for the shell and for a person.

use std::fmt;
use std::process::ExitCode;

/// The exit codes, Locust's where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All went well.
    Clean = 0,
    /// Requests failed, or tasks raised exceptions.
    Failed = 1,
    /// The command line cannot be done as it stands.
    Usage = 2,
    /// A threshold failed.
    Threshold = 99,
    /// The scenario has problems, or no host.
    Scenario = 104,
    /// A signal stopped the run.
    Stopped = 105,
    /// The engine itself failed.
    Engine = 107,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
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
