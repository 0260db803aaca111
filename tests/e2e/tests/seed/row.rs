//! A row of the table: a scenario, how large it runs where, and what must be seen of it.

use std::fs;
use std::path::{Path, PathBuf};

use katydid_core::scenario::edit;

use crate::outcome::Outcome;
use crate::platform::Platform;

/// How large a scenario runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Size {
    pub(crate) users: u32,
    /// Its run time in seconds.
    pub(crate) seconds: f64,
    /// The seconds that matter to the row: a wait's, a pacing's, a slow answer's.
    pub(crate) pause: f64,
}

/// A scenario and its observable effect.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Its number among the first examples.
    pub(crate) number: u32,
    /// A file of `tests/scenarios`, without its ending.
    pub(crate) file: &'static str,
    /// As large as the file says.
    pub(crate) whole: Size,
    /// As large as it runs in real time.
    pub(crate) small: Size,
    /// What of the text is changed to make it small.
    pub(crate) changes: &'static [(&'static str, &'static str)],
    /// What the command line adds; `HOST` is the target.
    pub(crate) flags: &'static [&'static str],
    /// Whether each request names its user and class in a header; it cannot where a hook sends some.
    pub(crate) names_users: bool,
    /// What `katydid check` says that a browser does otherwise.
    pub(crate) notes: &'static [&'static str],
    /// Where it does not run, and why.
    pub(crate) missing: &'static [(Platform, &'static str)],
    /// What must be seen.
    pub(crate) effect: fn(&Outcome),
}

/// By these the target tells users and classes apart, whatever connections they share.
const NAMES: &str =
    "\ndefaults:\n  headers: { X-User: \"${user.id}\", X-Class: \"${user.class}\" }\n";

impl Row {
    /// The scenario as it is in the repository.
    pub(crate) fn file(&self) -> String {
        let path = root().join(format!("tests/scenarios/{}.yaml", self.file));
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    }

    /// As large as the file is.
    pub(crate) fn whole_text(&self) -> String {
        self.sized(self.file(), self.whole)
    }

    /// As large as it runs in real time, against a target at `host`.
    pub(crate) fn small_text(&self, host: &str) -> String {
        let mut text = self.file();
        for (from, to) in self.changes {
            assert!(text.contains(from), "no {from} in {text}");
            text = text.replace(from, to);
        }
        if !self.flags.contains(&"--host") {
            text = text.replace("demo://shop", host);
        }
        self.sized(text, self.small)
    }

    /// A stop waits for tasks, so that whole tasks are counted.
    fn sized(&self, text: String, size: Size) -> String {
        let amounts = [
            ("users", size.users.to_string()),
            ("run_time", format!("{}ms", size.seconds * 1000.0)),
            ("spawn_rate", (size.users * 10).min(500).to_string()),
            ("stop_timeout", "20s".to_owned()),
        ];
        let amounts = amounts
            .into_iter()
            .filter(|(name, _)| !self.flags.contains(&flag(name).as_str()));
        let text = amounts.fold(text, |text, (name, value)| {
            edit::set(&text, &["load", name], &value).expect("a field of the load")
        });
        if self.names_users { text + NAMES } else { text }
    }

    /// The file, and what the command line adds.
    pub(crate) fn name(&self) -> String {
        [&[self.file], self.flags].concat().join(" ")
    }

    /// The command line's flags for a target at `host`.
    pub(crate) fn flags(&self, host: &str) -> Vec<String> {
        let flags = self.flags.iter();
        flags.map(|flag| flag.replace("HOST", host)).collect()
    }

    pub(crate) fn runs_on(&self, platform: Platform) -> bool {
        !self.missing.iter().any(|(missing, _)| *missing == platform)
    }

    pub(crate) fn assert_reasons_are_given(&self) {
        for (platform, why) in self.missing {
            assert!(why.len() > 20, "{platform:?} of row {}: {why}", self.number);
        }
    }
}

/// A row that is no scenario, or is tested where it belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elsewhere {
    pub(crate) number: u32,
    /// The example, and the file of its test.
    pub(crate) files: &'static [&'static str],
    /// Words that the test has.
    pub(crate) test: &'static str,
    /// Why it does not run in the page.
    pub(crate) why: &'static str,
}

impl Elsewhere {
    pub(crate) fn assert_is_there(&self) {
        let texts = self
            .files
            .iter()
            .map(|file| fs::read_to_string(root().join(file)));
        let texts: Vec<String> = texts.map(|text| text.expect("the file is there")).collect();
        assert!(
            texts.concat().contains(self.test),
            "no {} in {:?}",
            self.test,
            self.files
        );
        assert!(self.why.len() > 20, "row {}: {}", self.number, self.why);
    }
}

fn flag(field: &str) -> String {
    format!("--{}", field.replace('_', "-"))
}

fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_owned()
}
