//! What came of a row on a platform: what the target was sent, and what was reported.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::row::Size;

/// A request as its target saw it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sent {
    /// When it came, in seconds.
    pub(crate) at: f64,
    /// When its answer was about to leave, in seconds.
    pub(crate) answered: f64,
    pub(crate) method: String,
    /// Scheme and authority of the target.
    pub(crate) origin: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Sent {
    /// `GET /hello?id=1`.
    pub(crate) fn what(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    /// A header's value; nothing when it was not sent.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn class(&self) -> &str {
        self.header("x-class")
    }

    pub(crate) fn user(&self) -> u32 {
        self.header("x-user").parse().expect("a user's number")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("a JSON body")
    }
}

/// A row of the statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    /// `GET /hello`.
    pub(crate) name: String,
    pub(crate) requests: u64,
    pub(crate) failures: u64,
}

/// A check of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    pub(crate) name: String,
    pub(crate) passes: u64,
    pub(crate) fails: u64,
}

/// What came of a row on a platform.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// How large it ran.
    pub(crate) size: Size,
    /// Whether time is virtual, and so to the letter.
    pub(crate) exact: bool,
    /// The target's address.
    pub(crate) host: String,
    /// In the order in which they came.
    pub(crate) sent: Vec<Sent>,
    pub(crate) rows: Vec<Counted>,
    /// A line each: name and message of a failure.
    pub(crate) failures: Vec<String>,
    pub(crate) checks: Vec<Checked>,
}

impl Outcome {
    /// Each user's requests, by the user's number.
    pub(crate) fn by_user(&self) -> BTreeMap<u32, Vec<&Sent>> {
        let mut users = BTreeMap::<u32, Vec<&Sent>>::new();
        for sent in &self.sent {
            users.entry(sent.user()).or_default().push(sent);
        }
        users
    }

    /// Each user's requests, of a run in which every user sent some.
    pub(crate) fn users(&self) -> Vec<Vec<&Sent>> {
        let users = self.by_user();
        let numbers: Vec<u32> = users.keys().copied().collect();
        assert_eq!(numbers, Vec::from_iter(0..self.size.users));
        users.into_values().collect()
    }

    /// How many requests the target saw of this kind, such as `GET /hello`.
    pub(crate) fn count(&self, what: &str) -> u64 {
        let found = self.sent.iter().filter(|sent| sent.what() == what);
        found.count() as u64
    }

    /// The names of the rows, in order.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.rows.iter().map(|row| row.name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// What is reported under this name, such as `GET /hello`.
    pub(crate) fn row(&self, name: &str) -> &Counted {
        let found = self.rows.iter().find(|row| row.name == name);
        found.unwrap_or_else(|| panic!("no {name} in {:?}", self.rows))
    }

    /// How many requests are reported under this name.
    pub(crate) fn requests(&self, name: &str) -> u64 {
        self.row(name).requests
    }

    /// How many requests are reported.
    pub(crate) fn total(&self) -> u64 {
        self.rows.iter().map(|row| row.requests).sum()
    }

    /// Asserts that the report knows what the target saw, no more and no less.
    pub(crate) fn assert_counts_agree(&self) {
        assert_eq!(self.sent.len() as u64, self.total(), "{:?}", self.rows);
        assert!(self.total() > 0, "nothing was sent");
    }

    /// Asserts that each check passed, each as often as there were requests.
    pub(crate) fn assert_checks_pass(&self) {
        assert!(!self.checks.is_empty());
        for check in &self.checks {
            assert_eq!((check.passes, check.fails), (self.total(), 0), "{check:?}");
        }
    }

    pub(crate) fn assert_nothing_failed(&self) {
        assert_eq!(self.failures, Vec::<String>::new());
        assert!(self.rows.iter().all(|row| row.failures == 0));
    }
}
