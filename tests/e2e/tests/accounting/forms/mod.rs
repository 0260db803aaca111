//! What each form of output says of one run, read as a stranger reads it.

pub(crate) mod csv;
mod hdr_log;
mod html;
mod json;
mod junit;
mod markdown;
pub(crate) mod summary;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use katydid_e2e::counts::Counts;

pub(crate) use csv::errors;
pub(crate) use json::Json;

/// The row of all requests together.
pub(crate) const ALL: &str = "Aggregated";

/// How the row of a transaction begins; it is no request.
pub(crate) const TRANSACTION: &str = "TRANSACTION ";

/// What one form says, by row; `None` where it says nothing. A row that it leaves out has none.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Which form.
    pub(crate) form: &'static str,
    /// Requests that ended.
    pub(crate) requests: Option<Counts>,
    /// Those of them that failed.
    pub(crate) failures: Option<Counts>,
    /// How often an error came; a transaction that failed has none of its own.
    pub(crate) errors: Option<Counts>,
}

/// The folder that every form is written into.
#[derive(Debug)]
pub(crate) struct Forms<'a> {
    pub(crate) folder: &'a Path,
}

impl Forms<'_> {
    /// The options that write all of them.
    pub(crate) fn options(&self, full_history: bool) -> Vec<String> {
        let mut options = Vec::new();
        for (option, name) in [
            ("--csv", "run"),
            ("--json-file", "run.json"),
            ("--html", "run.html"),
            ("--junit", "run.xml"),
            ("--markdown", "run.md"),
            ("--hdr-log", "run.hlog"),
        ] {
            options.extend([option.to_owned(), self.file(name).display().to_string()]);
        }
        options.extend(full_history.then(|| "--csv-full-history".to_owned()));
        options
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        let text = std::fs::read_to_string(self.file(name));
        text.unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// What every form says, the summary on the standard output among them.
    pub(crate) fn read(&self, stdout: &str, full_history: bool) -> Vec<Said> {
        let mut all = summary::read(stdout);
        all.extend(csv::read(self, full_history));
        all.extend(json::read(&self.text("run.json")));
        all.extend(html::read(&self.text("run.html")));
        all.push(junit::read(&self.text("run.xml")));
        all.extend(markdown::read(&self.text("run.md")));
        all.push(hdr_log::read(&self.text("run.hlog")));
        all
    }
}

impl Said {
    fn counts(form: &'static str, requests: Counts, failures: Counts) -> Self {
        Self {
            form,
            requests: Some(requests),
            failures: Some(failures),
            errors: None,
        }
    }

    fn requests(form: &'static str, requests: Counts) -> Self {
        Self {
            form,
            requests: Some(requests),
            ..Self::default()
        }
    }

    fn errors(form: &'static str, errors: Counts) -> Self {
        Self {
            form,
            errors: Some(errors),
            ..Self::default()
        }
    }

    /// Where it contradicts the JSON file.
    pub(crate) fn contradictions(&self, json: &Json) -> Vec<String> {
        let mut errors = json.failures.clone();
        errors.retain(|row, _| !row.starts_with(TRANSACTION));
        let pairs = [
            ("requests", &self.requests, &json.requests),
            ("failures", &self.failures, &json.failures),
            ("errors", &self.errors, &errors),
        ];
        let said = pairs
            .into_iter()
            .filter_map(|(what, said, truth)| Some((what, said.as_ref()?, truth)));
        said.flat_map(|(what, said, truth)| {
            differences(&format!("{}: {what}", self.form), said, truth)
        })
        .collect()
    }
}

fn differences(what: &str, said: &Counts, truth: &Counts) -> Vec<String> {
    let of = |counts: &Counts, row: &str| counts.get(row).copied().unwrap_or_default();
    let rows = said.keys().chain(truth.keys()).collect::<BTreeSet<_>>();
    let differing = rows
        .into_iter()
        .filter(|row| of(said, row) != of(truth, row));
    differing
        .map(|row| {
            format!(
                "{what} of {row}: {}, in the JSON file {}",
                of(said, row),
                of(truth, row)
            )
        })
        .collect()
}

/// A number among other words, such as `0(0.00%)`.
fn number(text: &str) -> u64 {
    let digits = text.trim().split('(').next().unwrap_or_default();
    digits
        .parse()
        .unwrap_or_else(|why| panic!("{why}: {text:?}"))
}

/// A row's name, by method and name, where a row of all together has no method.
fn row(method: &str, name: &str) -> String {
    format!("{method} {name}").trim().to_owned()
}

/// With the row of all together, where a form has none.
fn with_total(mut rows: Counts) -> Counts {
    let requests = rows.iter().filter(|(row, _)| !row.starts_with(TRANSACTION));
    let total = requests.map(|(_, count)| count).sum();
    rows.insert(ALL.to_owned(), total);
    rows
}
