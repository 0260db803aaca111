//! What the browser's console said.

use serde_json::Value;

/// An entry of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How bad it is: `SEVERE`, `WARNING`, `INFO`, `DEBUG`.
    pub level: String,
    /// Who says it: `network`, `security`, `javascript`, `console-api`…
    pub source: String,
    /// What it says.
    pub message: String,
}

impl Entry {
    /// Whether the page is at fault; that a request failed, which the browser also logs, is the target's doing.
    #[must_use]
    pub fn is_the_pages_fault(&self) -> bool {
        let blocked = self.message.contains("blocked by CORS policy");
        let bad = self.level == "SEVERE" && self.source != "network" && !blocked;
        bad || self.says("panicked") || self.says("Content Security Policy")
    }

    fn says(&self, words: &str) -> bool {
        self.message.contains(words)
    }
}

pub(super) fn entries(log: &Value) -> Vec<Entry> {
    let entries = log.as_array().expect("the log is a list");
    entries.iter().map(entry).collect()
}

fn entry(entry: &Value) -> Entry {
    let text = |field: &str| entry[field].as_str().unwrap_or_default().to_owned();
    Entry {
        level: text("level"),
        source: text("source"),
        message: text("message"),
    }
}
