//! Katydid's page, in the words of the person before it.
//!
//! The page's `src/view/mod.rs` promises the selectors.

use serde_json::Value;

use crate::browser::Browser;
use crate::report::{Report, Row};
use crate::wait::eventually;

/// The page, open in a browser.
#[derive(Debug)]
pub struct Page<'a> {
    /// Where it is open.
    pub browser: &'a Browser,
}

impl<'a> Page<'a> {
    /// Opens the page, or a link on it, and waits until it can be used.
    #[must_use]
    #[track_caller]
    pub fn open(browser: &'a Browser, url: &str) -> Self {
        browser.open(url);
        let page = Self { browser };
        eventually("page that is ready", || page.state());
        page
    }

    /// The word for where the run stands.
    #[must_use]
    pub fn state(&self) -> Option<String> {
        self.browser.attribute("#state", "data-state")
    }

    /// Waits until the run stands there.
    #[track_caller]
    pub fn reaches(&self, state: &str) {
        eventually(&format!("state {state}"), || {
            self.state().filter(|now| now == state)
        });
    }

    /// The hash of what would run, in full.
    #[must_use]
    #[track_caller]
    pub fn hash(&self) -> String {
        eventually("hash", || self.browser.attribute("#hash", "data-hash"))
    }

    /// Replaces the scenario's text.
    pub fn write(&self, scenario: &str) {
        self.browser.paste("#scenario-text", scenario);
    }

    /// The scenario's text.
    #[must_use]
    pub fn scenario(&self) -> String {
        self.browser.value("#scenario-text")
    }

    /// Clicks Start.
    #[track_caller]
    pub fn start(&self) {
        eventually("Start that can be pressed", || {
            let disabled = self.browser.attribute("#start", "disabled");
            disabled.is_none().then_some(())
        });
        self.browser.click("#start");
    }

    /// Clicks Stop.
    #[track_caller]
    pub fn stop(&self) {
        self.browser.click("#stop");
    }

    /// Clicks Share and reads the link.
    #[must_use]
    #[track_caller]
    pub fn share(&self) -> String {
        self.browser.click("#share");
        eventually("link", || {
            self.browser.has("#share-link").then_some(())?;
            Some(self.browser.value("#share-link")).filter(|link| link.contains("#v1."))
        })
    }

    /// The problems shown, as `(line, text)`.
    #[must_use]
    pub fn problems(&self) -> Vec<(u64, String)> {
        let script = "return [...document.querySelectorAll('#problems li')]\
                      .map(item => [Number(item.dataset.line), item.innerText]);";
        let items = self.browser.run(script, vec![]);
        let problem = |item: &Value| Some((item[0].as_u64()?, item[1].as_str()?.to_owned()));
        items
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(problem)
            .collect()
    }

    /// What the statistics table says; it has no column for what a stop aborted.
    ///
    /// # Panics
    /// When a count in it is no number.
    #[must_use]
    #[track_caller]
    pub fn report(&self) -> Report {
        let script = "return [...document.querySelectorAll('table#statistics tbody tr[data-name]')].map(row => {\
                      const cell = column => row.querySelector(`td[data-column=${column}], th[data-column=${column}]`).innerText;\
                      return [row.dataset.method, row.dataset.name, cell('requests'), cell('fails')]; });";
        let rows = self.browser.run(script, vec![]);
        Report {
            hash: self.hash(),
            rows: rows.as_array().into_iter().flatten().map(row).collect(),
        }
    }

    /// How many requests the table counts in all its rows.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.report().requests().values().sum()
    }

    /// What the failures table says, all of it.
    #[must_use]
    pub fn failures(&self) -> String {
        self.browser.click("#tab-failures");
        eventually("failures", || {
            let text = self.browser.text("table#failures tbody");
            text.filter(|text| !text.is_empty())
        })
    }
}

fn row(row: &Value) -> Row {
    let text = |index: usize| row[index].as_str().unwrap_or_default().to_owned();
    let count = |index: usize| text(index).trim().parse().expect("a count is a number");
    Row {
        method: text(0),
        name: text(1),
        requests: count(2),
        failures: count(3),
        aborted: 0,
    }
}
