//! Requests by name, as a server counted them and as Katydid reports them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Requests by method and name, such as `GET /hello`.
pub type Counts = BTreeMap<String, u64>;

/// A server's log: a line per request, `method target status`.
#[derive(Debug)]
pub struct Log(PathBuf);

/// A request as the server saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The verb.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// The answer's status.
    pub status: u16,
}

impl Log {
    /// The log in `file`, which need not be there yet.
    #[must_use]
    pub fn new(file: &Path) -> Self {
        Self(file.to_owned())
    }

    /// Every request so far.
    ///
    /// # Panics
    /// On a line of another form.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let text = std::fs::read_to_string(&self.0).unwrap_or_default();
        text.lines().map(line).collect()
    }

    /// Requests by method and the name that `name` gives their target; preflights are not among them.
    #[must_use]
    pub fn counts(&self, name: impl Fn(&str) -> String) -> Counts {
        let mut counts = Counts::new();
        for line in self.lines() {
            if line.method != "OPTIONS" {
                *counts
                    .entry(format!("{} {}", line.method, name(&line.target)))
                    .or_default() += 1;
            }
        }
        counts
    }

    /// The preflights among the requests.
    #[must_use]
    pub fn preflights(&self) -> usize {
        self.lines()
            .iter()
            .filter(|line| line.method == "OPTIONS")
            .count()
    }
}

fn line(text: &str) -> Line {
    match text.split(' ').collect::<Vec<_>>()[..] {
        [method, target, status] => Line {
            method: method.to_owned(),
            target: target.trim_end_matches('?').to_owned(),
            status: status.parse().expect("a status is a number"),
        },
        _ => panic!("no line of a log: {text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_counted_by_name_without_its_preflights() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let text = "GET /item?id=1 200\nOPTIONS /post? 204\nGET /item?id=2 200\nPOST /post? 201\n";
        std::fs::write(file.path(), text).unwrap();
        let log = Log::new(file.path());
        let path = |target: &str| target.split('?').next().unwrap().to_owned();
        let expected = Counts::from([("GET /item".to_owned(), 2), ("POST /post".to_owned(), 1)]);
        assert_eq!((log.counts(path), log.preflights()), (expected, 1));
    }
}
