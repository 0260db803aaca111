//! A load tester that runs to its end.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Stands for the folder it runs in, in its arguments.
pub(crate) const HERE: &str = "{here}";

/// A load tester, and how to read how many requests it made.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    /// The program, then what it is told.
    pub(crate) words: Vec<String>,
    /// The file it reads, and what that says.
    pub(crate) file: Option<(&'static str, String)>,
    /// The requests it made, of what it printed and of the folder it ran in.
    count: Count,
}

/// What a run printed, and the requests it made.
pub(crate) struct Ran {
    pub(crate) requests: u64,
    pub(crate) errors: String,
}

impl Tool {
    /// With these words, in one text, and no file.
    pub(crate) fn new(name: &'static str, words: &str, count: Count) -> Self {
        Self {
            name,
            words: words.split_whitespace().map(str::to_owned).collect(),
            file: None,
            count,
        }
    }

    /// With a file that it reads.
    pub(crate) fn reading(self, name: &'static str, text: String) -> Self {
        Self {
            file: Some((name, text)),
            ..self
        }
    }

    pub(crate) fn is_there(&self) -> bool {
        let program = Path::new(&self.words[0]);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders = std::env::split_paths(&path);
        program.is_file() || folders.any(|folder| folder.join(program).is_file())
    }

    /// Runs it on these cores, such as `0` or `0,1`, under the program that `under` names with its arguments.
    pub(crate) fn run(&self, cores: &str, under: &[&str]) -> Ran {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let here = folder.path().to_string_lossy();
        if let Some((name, text)) = &self.file {
            fs::write(folder.path().join(name), text).expect("it can be written");
        }
        let mut command = Command::new("taskset");
        command.args(["-c", cores]).args(under);
        command.args(self.words.iter().map(|word| word.replace(HERE, &here)));
        let output = command.stdin(Stdio::null()).output();
        let output = output.expect("it can be run");
        let text = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{command:?}: {errors}");
        let requests = (self.count)(&text, folder.path());
        Ran {
            requests: requests.unwrap_or_else(|| panic!("no count in {text}")),
            errors,
        }
    }
}

pub(crate) type Count = fn(&str, &Path) -> Option<u64>;
