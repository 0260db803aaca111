//! What is told by its words: failures, exceptions, thresholds, checks, warnings, the log.

use katydid_core::stats::{CheckRow, LogLine, ThresholdRow};
use katydid_core::warning;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Seen, text};
use crate::run::log;

/// Failures by row and kind, most frequent first.
pub(super) fn failures(seen: Seen<'_>) -> impl Iterator<Item = Line<'static>> {
    seen.snapshot.failures.iter().map(move |failure| {
        let (method, name, error) = (&failure.method, &failure.name, &failure.error);
        let text = format!("{method} {name}: {error}");
        occurrences(seen, failure.occurrences, text.trim_start())
    })
}

/// Exceptions by path and message, most frequent first.
pub(super) fn exceptions(seen: Seen<'_>) -> impl Iterator<Item = Line<'static>> {
    seen.snapshot.exceptions.iter().map(move |exception| {
        let text = format!("{}: {}", exception.path, exception.message);
        occurrences(seen, exception.occurrences, &text)
    })
}

fn occurrences(seen: Seen<'_>, count: u64, text: &str) -> Line<'static> {
    let times = seen.theme.signs().times;
    line(&format!("{count:>7} {times} {text}"), seen.theme.bad())
}

/// Every threshold, and how it stands.
pub(super) fn thresholds(seen: Seen<'_>) -> impl Iterator<Item = Line<'static>> {
    let thresholds = seen.snapshot.thresholds.iter();
    thresholds.map(move |threshold| threshold_line(seen, threshold))
}

fn threshold_line(seen: Seen<'_>, threshold: &ThresholdRow) -> Line<'static> {
    let style = match threshold.holds {
        Some(true) => seen.theme.good(),
        Some(false) => seen.theme.bad(),
        None => seen.theme.faint(),
    };
    let mut text = log::plain(&threshold.expect);
    if let Some(row) = &threshold.on {
        text += &format!(" on {}", log::plain(row));
    }
    if !threshold.values.is_empty() {
        text += &format!(": {}", log::plain(&threshold.values));
    }
    Line::from(vec![
        Span::styled(format!("{:<13} ", threshold.stands()), style),
        Span::raw(text),
    ])
}

/// Every check, those that failed first.
pub(super) fn checks(seen: Seen<'_>) -> Vec<Line<'static>> {
    let mut checks: Vec<&CheckRow> = seen.snapshot.checks.iter().collect();
    checks.sort_by_key(|check| check.fails == 0);
    let line_of = |check: &CheckRow| check_line(seen, check);
    checks.into_iter().map(line_of).collect()
}

/// Only those that failed.
pub(super) fn failed_checks(seen: Seen<'_>) -> impl Iterator<Item = Line<'static>> {
    let failed = seen.snapshot.checks.iter().filter(|check| check.fails > 0);
    failed.map(move |check| check_line(seen, check))
}

fn check_line(seen: Seen<'_>, check: &CheckRow) -> Line<'static> {
    let made = check.passes + check.fails;
    let style = match check.fails {
        0 => Style::new(),
        _ => seen.theme.warning(),
    };
    let text = format!("check {}: {} of {made} failed", check.name, check.fails);
    line(&text, style)
}

/// What the tool has to say against itself, and what to do about it, on lines of this width.
pub(super) fn warnings(seen: Seen<'_>, width: u16) -> Vec<Line<'static>> {
    let Seen {
        snapshot, theme, ..
    } = seen;
    let width = usize::from(width).saturating_sub(WARNING.len());
    let part = |first: &'static str, text: &str, style: Style| {
        let lines = text::wrapped(text, width, theme);
        let firsts = std::iter::once(first).chain(std::iter::repeat("         "));
        let both = firsts.zip(lines);
        let spans = both.map(move |(first, text)| Span::styled(first.to_owned() + &text, style));
        spans.map(Line::from).collect::<Vec<_>>()
    };
    let warnings = warning::of(snapshot).into_iter();
    warnings
        .flat_map(|warning| {
            let mut lines = part(WARNING, &warning.message, theme.warning());
            lines.extend(part("         ", &warning.remedy, Style::new()));
            lines
        })
        .collect()
}

const WARNING: &str = "warning: ";

/// The log, oldest first; of very many lines only these last ones.
pub(super) fn log_lines(seen: Seen<'_>, last: usize) -> impl Iterator<Item = Line<'static>> {
    let log = &seen.snapshot.log;
    let shown = log[log.len().saturating_sub(last)..].iter();
    shown.map(move |line| log_line(seen, line))
}

fn log_line(seen: Seen<'_>, line: &LogLine) -> Line<'static> {
    let seconds = line.at.as_seconds();
    Line::from(vec![
        Span::styled(
            format!("{seconds:>7.1}s user {} ", line.user),
            seen.theme.faint(),
        ),
        Span::raw(log::plain(&line.text)),
    ])
}

fn line(text: &str, style: Style) -> Line<'static> {
    Line::from(Span::styled(log::plain(text), style))
}
