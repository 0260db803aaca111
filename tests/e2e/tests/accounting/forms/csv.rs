//! Locust's CSV files.

use std::collections::BTreeMap;

use katydid_e2e::counts::Counts;

use super::{ALL, Forms, Said, number, row, with_total};

pub(super) fn read(forms: &Forms<'_>, full_history: bool) -> Vec<Said> {
    let table = |name| records(&forms.text(name));
    let stats = table("run_stats.csv");
    let (requests, failures) = (
        counts(&stats, "Request Count"),
        counts(&stats, "Failure Count"),
    );
    let errors = errors_by_row(&forms.text("run_failures.csv"));
    let mut all = vec![
        Said::counts("csv", requests, failures),
        Said::errors("csv's failures", errors),
    ];
    // A row's last line is the one of its last second; the map keeps it.
    let history = table("run_stats_history.csv");
    let last = |column| counts(&history, column);
    all.extend(full_history.then(|| {
        Said::counts(
            "csv's full history",
            last("Total Request Count"),
            last("Total Failure Count"),
        )
    }));
    all
}

fn counts(records: &[Record], column: &str) -> Counts {
    let count = |record: &Record| {
        (
            row(&record["Type"], &record["Name"]),
            number(&record[column]),
        )
    };
    records.iter().map(count).collect()
}

/// What the history's last line says of all requests: how many, and how many failed.
pub(crate) fn last_line(forms: &Forms<'_>) -> Option<(u64, u64)> {
    let history = records(&forms.text("run_stats_history.csv"));
    let last = history.last()?;
    assert_eq!(last["Name"], ALL);
    Some((
        number(&last["Total Request Count"]),
        number(&last["Total Failure Count"]),
    ))
}

/// How often each error came, by row.
pub(crate) fn errors(text: &str) -> BTreeMap<(String, String), u64> {
    let failures = records(text);
    let error = |record: &Record| {
        let key = row(&record["Method"], &record["Name"]);
        (
            (key, record["Error"].clone()),
            number(&record["Occurrences"]),
        )
    };
    failures.iter().map(error).collect()
}

fn errors_by_row(text: &str) -> Counts {
    let mut counts = Counts::new();
    for ((row, _), count) in errors(text) {
        *counts.entry(row).or_default() += count;
    }
    with_total(counts)
}

type Record = BTreeMap<String, String>;

fn records(text: &str) -> Vec<Record> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.deserialize().collect::<Result<_, _>>();
    records.unwrap_or_else(|why| panic!("{why}: {text}"))
}
