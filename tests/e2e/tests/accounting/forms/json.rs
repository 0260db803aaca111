//! `--json-file`, which the other forms are held to.

use std::collections::BTreeMap;

use katydid_e2e::counts::Counts;
use serde_json::Value;

use super::{Said, row, with_total};

/// What the JSON file says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Json {
    /// Requests that ended, by row and all together.
    pub(crate) requests: Counts,
    /// Those of them that failed.
    pub(crate) failures: Counts,
    /// Requests that a stop dropped.
    pub(crate) aborted: Counts,
}

impl Json {
    pub(crate) fn new(text: &str) -> Self {
        let rows = rows(text);
        let of = |field| {
            with_total(
                rows.iter()
                    .map(|(row, value)| (row.clone(), count(&value[field])))
                    .collect(),
            )
        };
        Self {
            requests: of("num_requests"),
            failures: of("num_failures"),
            aborted: of("num_aborted"),
        }
    }
}

/// What its distributions and its seconds sum up to.
pub(super) fn read(text: &str) -> Vec<Said> {
    let rows = rows(text);
    let sums = |sum: &dyn Fn(&Value) -> u64| {
        with_total(
            rows.iter()
                .map(|(row, value)| (row.clone(), sum(value)))
                .collect(),
        )
    };
    let timeless = |row: &Value| count(&row["num_none_requests"]);
    let (requests, failures) = (
        sums(&|row| values(&row["num_reqs_per_sec"])),
        sums(&|row| values(&row["num_fail_per_sec"])),
    );
    vec![
        Said::requests(
            "json's response times",
            sums(&|row| values(&row["response_times"]) + timeless(row)),
        ),
        Said::requests(
            "json's microseconds",
            sums(&|row| pairs(&row["response_times_us"]) + timeless(row)),
        ),
        Said::counts("json's seconds", requests, failures),
    ]
}

fn rows(text: &str) -> BTreeMap<String, Value> {
    let rows =
        serde_json::from_str::<Vec<Value>>(text).unwrap_or_else(|why| panic!("{why}: {text}"));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let named = rows
        .into_iter()
        .map(|value| (row(&text(&value["method"]), &text(&value["name"])), value));
    named.filter(|(name, _)| name != "Run").collect()
}

fn count(value: &Value) -> u64 {
    value
        .as_u64()
        .unwrap_or_else(|| panic!("no count: {value}"))
}

fn values(map: &Value) -> u64 {
    map.as_object().expect("a map").values().map(count).sum()
}

fn pairs(list: &Value) -> u64 {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|pair| count(&pair[1]))
        .sum()
}
