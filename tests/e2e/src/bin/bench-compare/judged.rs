//! What `katydid compare` says of a pair.

use std::path::Path;
use std::process::Command;

use katydid_e2e::places;
use serde_json::Value;

use crate::experiment::{Kind, Pair, Side};

/// What is called of a pair, and the row that is slower, if one is.
pub(crate) struct Judged {
    pair: Pair,
    /// Row, measure and verdict of what is called.
    called: Vec<[String; 3]>,
    later: f64,
}

/// What a slower row may be found by.
const TIMES: [&str; 5] = ["typical", "p50", "p95", "p99", "average"];

impl Judged {
    pub(crate) fn of(pair: &Pair, folder: &Path) -> Self {
        let mut command = Command::new(places::binary());
        command.args(["compare", "--json"]);
        command.args([Side::Before, Side::After].map(|side| pair.file(side, folder)));
        let output = command.output().expect("it can be run");
        let text = String::from_utf8_lossy(&output.stdout);
        let json: Value = serde_json::from_str(&text).expect("a comparison");
        let rows = json["rows"].as_array().expect("rows").iter();
        Self {
            pair: *pair,
            called: rows.flat_map(called).collect(),
            later: json["later"].as_f64().unwrap_or_default(),
        }
    }

    pub(crate) fn is_called(&self) -> bool {
        !self.called.is_empty()
    }

    /// In a time of the row that is slower.
    pub(crate) fn is_found(&self) -> bool {
        self.called.iter().any(|[row, measure, verdict]| {
            let is_slower = verdict == "worse" && TIMES.contains(&measure.as_str());
            is_slower && Some(row) == self.pair.slow().as_ref()
        })
    }

    /// A row that has not changed; all together has.
    pub(crate) fn is_called_wrongly(&self) -> bool {
        let is_other = |row: &String| row != "Aggregated" && Some(row) != self.pair.slow().as_ref();
        self.called.iter().any(|[row, ..]| is_other(row))
    }

    /// A line on a pair of which it is wrong; nothing else.
    pub(crate) fn surprise(&self, kind: Kind) -> String {
        let is_right = match kind {
            Kind::Same => !self.is_called(),
            Kind::Slow => self.is_found() && !self.is_called_wrongly(),
        };
        if is_right {
            return String::new();
        }
        let called: Vec<String> = self.called.iter().map(|words| words.join(" ")).collect();
        format!(
            "    {}: called {:?}, later {:+.3}\n",
            self.pair.file(Side::After, Path::new("")).display(),
            called,
            self.later
        )
    }
}

fn called(row: &Value) -> Vec<[String; 3]> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changes = row["changes"].as_array().expect("changes").iter();
    let changes =
        changes.map(|change| [&row["name"], &change["measure"], &change["verdict"]].map(text));
    changes
        .filter(|[.., verdict]| verdict == "worse" || verdict == "better")
        .collect()
}
