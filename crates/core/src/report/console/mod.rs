//! Locust's console tables, as text.

mod label;
mod lists;

use std::fmt::Write as _;

use super::millis::{millis, reported, summary};
use crate::stats::{Row, Snapshot};
use label::Label;

pub use lists::{checks, exceptions, failures, phases, thresholds};

/// `Type | Name | # reqs | # fails | Avg | Min | Max | Med | req/s | failures/s`, times in milliseconds.
///
/// Rates are the current ones while the run goes on and those of the whole run in a result.
#[must_use]
pub fn statistics(snapshot: &Snapshot, whole_run: bool) -> String {
    let label = Label::of(snapshot);
    let mut table = format!(
        "{} {:>9} {:>16} |{:>8} {:>8} {:>8} {:>8} |{:>9} {:>11}\n",
        label.text("Type", "Name"),
        "# reqs",
        "# fails",
        "Avg",
        "Min",
        "Max",
        "Med",
        "req/s",
        "failures/s"
    );
    let rule = format!(
        "{0:-<1$}-{0:-<9}-{0:-<16}-|{0:-<35}|{0:-<21}\n",
        "",
        label.width()
    );
    table += &rule;
    snapshot
        .rows
        .iter()
        .for_each(|row| table += &statistics_line(row, &label, whole_run));
    table + &rule + &statistics_line(&snapshot.total, &label, whole_run)
}

fn statistics_line(row: &Row, label: &Label, whole_run: bool) -> String {
    let (rps, fails) = match whole_run {
        true => (row.total_rps, row.total_fail_per_sec),
        false => (row.current_rps, row.current_fail_per_sec),
    };
    let percent = row.failure_ratio().unwrap_or(0.0) * 100.0;
    let [median, average, min, max] = summary(&row.response).map(millis);
    let failures = format!("{}({percent:.2}%)", row.failures);
    format!(
        "{} {:>9} {failures:>16} |{average:>8} {min:>8} {max:>8} {median:>8} |{rps:>9.1} {fails:>11.1}\n",
        label.text(&row.method, &row.name),
        row.requests,
    )
}

/// The response time percentiles of every row, in milliseconds.
#[must_use]
pub fn percentiles(snapshot: &Snapshot) -> String {
    let label = Label::of(snapshot);
    let heads = [
        "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%",
    ];
    let mut table = format!(
        "Response time percentiles (ms)\n{} ",
        label.text("Type", "Name")
    );
    for head in heads {
        let _ = write!(table, "{head:>8}");
    }
    let _ = writeln!(table, " {:>9}", "# reqs");
    let rule = format!("{:-<1$}\n", "", label.width() + 1 + heads.len() * 8 + 10);
    table += &rule;
    snapshot
        .rows
        .iter()
        .for_each(|row| table += &percentiles_line(row, &label));
    table + &rule + &percentiles_line(&snapshot.total, &label)
}

fn percentiles_line(row: &Row, label: &Label) -> String {
    let mut line = label.text(&row.method, &row.name) + " ";
    for time in reported(&row.response) {
        let _ = write!(line, "{:>8}", millis(time));
    }
    line + &format!(" {:>9}\n", row.requests)
}
