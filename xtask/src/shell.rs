//! Running other programs, so that a failure says which.

use std::ffi::OsStr;
use std::fmt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::steps::say;

/// A program and its arguments.
#[derive(Debug)]
pub(crate) struct Shell(Command);

impl Shell {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        Self(Command::new(program))
    }

    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.0.current_dir(dir);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.0.arg(arg);
        self
    }

    /// Adds arguments, which are separated by spaces.
    pub(crate) fn args(mut self, args: &str) -> Self {
        self.0.args(args.split_whitespace());
        self
    }

    /// Runs it in the open; fails when it fails.
    pub(crate) fn run(mut self) -> Result<()> {
        say(&format!("$ {self}"));
        let status = self.0.status();
        let status = status.with_context(|| format!("cannot run `{self}`"))?;
        if !status.success() {
            bail!("`{self}` failed with {status}");
        }
        Ok(())
    }

    /// Becomes it, so that a signal reaches it alone; comes back only when it cannot be run.
    pub(crate) fn become_it(mut self) -> Result<()> {
        say(&format!("$ {self}"));
        let error = self.0.exec();
        Err(error).with_context(|| format!("cannot run `{self}`"))
    }

    /// Runs it unseen, and gives what it printed.
    pub(crate) fn read(mut self) -> Result<String> {
        let output = self.0.stderr(Stdio::piped()).output();
        let output = output.with_context(|| format!("cannot run `{self}`"))?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            bail!("`{self}` failed with {}: {}", output.status, errors.trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Whether it runs, unseen, and succeeds.
    pub(crate) fn succeeds(self) -> bool {
        self.read().is_ok()
    }
}

impl fmt::Display for Shell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.get_program().display())?;
        self.0
            .get_args()
            .try_for_each(|arg| write!(f, " {}", arg.display()))
    }
}
