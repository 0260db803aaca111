//! The demo target, for the tests that run inside a browser and so can start none themselves.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};

use crate::project::Project;

/// A running demo target; ended when dropped.
#[derive(Debug)]
pub(super) struct Target {
    process: Child,
    url: String,
    /// Kept open, or its next line would be its last.
    _output: BufReader<ChildStdout>,
}

impl Target {
    /// Starts it on a free port.
    pub(super) fn start(project: &Project) -> Result<Self> {
        let mut command = Command::new(project.binary());
        command.args(["demo", "--port", "0"]).stdout(Stdio::piped());
        let mut process = command.spawn().context("the demo target")?;
        let output = process.stdout.take().context("the demo target's output")?;
        let mut line = String::new();
        let mut output = BufReader::new(output);
        output.read_line(&mut line)?;
        let url = url(&line).with_context(|| format!("no address in {line:?}"))?;
        Ok(Self {
            process,
            url,
            _output: output,
        })
    }

    /// Without a slash at the end.
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        let _ = self.process.kill(); // it may have ended by itself
        let _ = self.process.wait();
    }
}

fn url(line: &str) -> Option<String> {
    let word = line
        .split_whitespace()
        .find(|word| word.starts_with("http://"))?;
    Some(word.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_first_in_the_line() {
        let line = "The demo target is at http://127.0.0.1:5/ (Ctrl-C stops it)";
        assert_eq!(url(line).as_deref(), Some("http://127.0.0.1:5"));
        assert_eq!(url("nothing"), None);
    }
}
