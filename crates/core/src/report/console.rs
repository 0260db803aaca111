//! Locust's console tables, as text.

use std::fmt::Write as _;

use crate::stats::{Quantiles, Row, Snapshot};

/// The width the name column takes at most; longer names lose their middle.
const NAME_WIDTH: usize = 50;

/// `Type | Name | # reqs | # fails | Avg | Min | Max | Med | req/s | failures/s`, times in milliseconds.
///
/// Rates are the current ones while the run goes on and those of the whole run in a result.
#[must_use]
pub fn statistics(snapshot: &Snapshot, whole_run: bool) -> String {
    let width = name_width(snapshot);
    let mut table = format!(
        "{:<8} {:<width$} {:>9} {:>16} |{:>8} {:>8} {:>8} {:>8} |{:>9} {:>11}\n",
        "Type", "Name", "# reqs", "# fails", "Avg", "Min", "Max", "Med", "req/s", "failures/s"
    );
    let rule = format!(
        "{0:-<8}-{0:-<width$}-{0:-<9}-{0:-<16}-|{0:-<35}|{0:-<21}\n",
        ""
    );
    table += &rule;
    snapshot
        .rows
        .iter()
        .for_each(|row| table += &statistics_line(row, width, whole_run));
    table + &rule + &statistics_line(&snapshot.total, width, whole_run)
}

fn statistics_line(row: &Row, width: usize, whole_run: bool) -> String {
    let (rps, fails) = match whole_run {
        true => (row.total_rps, row.total_fail_per_sec),
        false => (row.current_rps, row.current_fail_per_sec),
    };
    let percent = row.failure_ratio().unwrap_or(0.0) * 100.0;
    let Quantiles {
        min, average, max, ..
    } = row.response;
    format!(
        "{:<8} {:<width$} {:>9} {:>16} |{:>8} {:>8} {:>8} {:>8} |{:>9.1} {:>11.1}\n",
        row.method,
        shortened(&row.name, width),
        row.requests,
        format!("{}({percent:.2}%)", row.failures),
        millis(average),
        millis(min.map(|micros| micros as f64)),
        millis(max.map(|micros| micros as f64)),
        at(&row.response, 0.5),
        rps,
        fails,
    )
}

/// The response time percentiles of every row, in milliseconds.
#[must_use]
pub fn percentiles(snapshot: &Snapshot) -> String {
    let width = name_width(snapshot);
    let heads = [
        "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%",
    ];
    let mut table = format!(
        "Response time percentiles (ms)\n{:<8} {:<width$} ",
        "Type", "Name"
    );
    for head in heads {
        let _ = write!(table, "{head:>8}");
    }
    let _ = writeln!(table, " {:>9}", "# reqs");
    let rule = format!("{:-<1$}\n", "", 8 + 1 + width + 1 + heads.len() * 8 + 10);
    table += &rule;
    snapshot
        .rows
        .iter()
        .for_each(|row| table += &percentiles_line(row, width));
    table + &rule + &percentiles_line(&snapshot.total, width)
}

fn percentiles_line(row: &Row, width: usize) -> String {
    let mut line = format!("{:<8} {:<width$} ", row.method, shortened(&row.name, width));
    for quantile in Quantiles::REPORTED {
        let _ = write!(line, "{:>8}", at(&row.response, quantile));
    }
    line + &format!(" {:>9}\n", row.requests)
}

/// The failures by kind, most frequent first; empty when nothing failed.
#[must_use]
pub fn failures(snapshot: &Snapshot) -> String {
    if snapshot.failures.is_empty() {
        return String::new();
    }
    let mut table = format!("Error report\n{:<14} Error\n{:-<80}\n", "# occurrences", "");
    for failure in &snapshot.failures {
        let _ = writeln!(
            table,
            "{:<14} {} {}: {}",
            failure.occurrences, failure.method, failure.name, failure.error
        );
    }
    table
}

fn name_width(snapshot: &Snapshot) -> usize {
    let longest = snapshot
        .rows
        .iter()
        .map(|row| row.name.chars().count())
        .max();
    longest.unwrap_or(0).clamp("Aggregated".len(), NAME_WIDTH)
}

fn shortened(name: &str, width: usize) -> String {
    let length = name.chars().count();
    if length <= width {
        return name.to_owned();
    }
    let half = (width - 1) / 2;
    let head: String = name.chars().take(half).collect();
    let tail: String = name.chars().skip(length - (width - 1 - half)).collect();
    format!("{head}…{tail}")
}

fn at(times: &Quantiles, quantile: f64) -> String {
    millis(times.at(quantile).map(|micros| micros as f64))
}

/// Whole milliseconds from 100 on, one decimal from 10, two below; `-` for none.
fn millis(micros: Option<f64>) -> String {
    match micros.map(|micros| micros / 1000.0) {
        None => "-".to_owned(),
        Some(millis) if millis >= 99.95 => format!("{millis:.0}"),
        Some(millis) if millis >= 9.995 => format!("{millis:.1}"),
        Some(millis) => format!("{millis:.2}"),
    }
}
