//! One picture of a run, as lines that fit a terminal.

use std::time::Duration;

use console::{Style, truncate_str};
use katydid_core::stats::{Snapshot, State};
use katydid_core::{report, warning};

use super::style::Styles;
use crate::run::facts::humane;

/// The room there is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// How many failures, exceptions and checks are shown of each.
const SHOWN: usize = 5;

/// Lines of a table that are no rows: its head, two rules and the total.
const TABLE_FRAME: usize = 4;

/// One picture of a run, of fewer lines than the terminal has, none longer than it is wide.
pub(super) fn frame(snapshot: &Snapshot, size: Size, coloured: bool) -> Vec<String> {
    let styles = Styles::new(coloured);
    let mut lines = vec![status(snapshot, &styles), times(snapshot), String::new()];
    let below = below(snapshot, &styles);
    let room = size.rows.saturating_sub(lines.len() + below.len() + 2);
    lines.extend(table(snapshot, room, &styles));
    lines.extend(below);
    lines.truncate(size.rows.saturating_sub(1).max(1));
    lines
        .iter()
        .map(|line| truncate_str(line, size.columns, "…").into_owned())
        .collect()
}

fn status(snapshot: &Snapshot, styles: &Styles) -> String {
    let total = &snapshot.total;
    let failed = total.failure_ratio().unwrap_or(0.0) * 100.0;
    let style = if total.failures > 0 {
        &styles.bad
    } else {
        &styles.faint
    };
    format!(
        "{}  {}/{} users  {:.1} req/s  {}  {} in flight  {}{}",
        styles.strong.apply_to(state(snapshot.state)),
        snapshot.users,
        snapshot.users_wanted,
        total.current_rps,
        style.apply_to(format!("{failed:.2} % failed")),
        snapshot.in_flight,
        elapsed(snapshot),
        dropped(snapshot, styles),
    )
}

fn dropped(snapshot: &Snapshot, styles: &Styles) -> String {
    match snapshot.dropped {
        0 => String::new(),
        dropped => format!("  {}", styles.bad.apply_to(format!("{dropped} dropped"))),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Ready => "ready",
        State::Spawning => "spawning",
        State::Running => "running",
        State::Paused => "paused",
        State::Stopping => "stopping",
        State::Stopped => "stopped",
    }
}

fn elapsed(snapshot: &Snapshot) -> String {
    let seconds = |seconds: f64| humane(Duration::from_secs(seconds as u64));
    match snapshot.run_time {
        Some(run_time) if run_time >= 1.0 => {
            format!("{} of {}", seconds(snapshot.elapsed), seconds(run_time))
        }
        _ => seconds(snapshot.elapsed),
    }
}

fn times(snapshot: &Snapshot) -> String {
    let at = |quantile| snapshot.total.response.at(quantile);
    let millis = |micros: Option<u64>| report::millis(micros.map(|micros| micros as f64));
    let [median, p95, p99] = [0.5, 0.95, 0.99].map(|quantile| millis(at(quantile)));
    format!("response times in ms: median {median}, 95 % {p95}, 99 % {p99}")
}

/// The statistics, without the rows for which there is no room.
fn table(snapshot: &Snapshot, room: usize, styles: &Styles) -> Vec<String> {
    let text = report::statistics(snapshot, false);
    let lines: Vec<&str> = text.lines().collect();
    let [head, rule, rows @ .., last_rule, total] = lines.as_slice() else {
        return Vec::new();
    };
    let shown = if rows.len() + TABLE_FRAME > room {
        room.saturating_sub(TABLE_FRAME + 1)
    } else {
        rows.len()
    };
    let mut table = vec![
        styles.faint.apply_to(*head).to_string(),
        styles.faint.apply_to(*rule).to_string(),
    ];
    let failed = snapshot.rows.iter().map(|row| row.failures > 0);
    table.extend(
        rows.iter()
            .zip(failed)
            .take(shown)
            .map(|(row, failed)| painted(row, failed, &styles.bad)),
    );
    if shown < rows.len() {
        table.push(format!("… {} more rows", rows.len() - shown));
    }
    table.push(styles.faint.apply_to(*last_rule).to_string());
    table.push(styles.strong.apply_to(*total).to_string());
    table
}

fn painted(line: &str, failed: bool, bad: &Style) -> String {
    if failed {
        bad.apply_to(line).to_string()
    } else {
        line.to_owned()
    }
}

fn below(snapshot: &Snapshot, styles: &Styles) -> Vec<String> {
    let mut lines = vec![String::new()];
    let failures = snapshot.failures.iter().map(|failure| {
        let (method, name, error) = (&failure.method, &failure.name, &failure.error);
        format!("{} × {method} {name}: {error}", failure.occurrences)
    });
    lines.extend(first(failures, "kinds of failures", &styles.bad));
    let exceptions = snapshot.exceptions.iter().map(|exception| {
        let (path, message) = (&exception.path, &exception.message);
        format!("{} × {path}: {message}", exception.occurrences)
    });
    lines.extend(first(exceptions, "exceptions", &styles.bad));
    let failing = snapshot.checks.iter().filter(|check| check.fails > 0);
    let checks = failing.map(|check| {
        let made = check.passes + check.fails;
        format!("check {}: {} of {made} failed", check.name, check.fails)
    });
    lines.extend(first(checks, "checks that failed", &styles.warning));
    let warnings = warning::of(snapshot);
    lines.extend(
        warnings
            .iter()
            .map(|warning| styles.warning.apply_to(&warning.message).to_string()),
    );
    lines
}

/// The first few, and how many more there are.
fn first(texts: impl Iterator<Item = String>, things: &str, style: &Style) -> Vec<String> {
    let texts: Vec<String> = texts.collect();
    let shown = texts.iter().take(SHOWN);
    let mut lines: Vec<String> = shown.map(|text| style.apply_to(text).to_string()).collect();
    if texts.len() > SHOWN {
        lines.push(format!("… {} more {things}", texts.len() - SHOWN));
    }
    lines
}

#[cfg(test)]
mod tests;
