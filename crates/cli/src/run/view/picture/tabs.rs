//! The panes to choose from.

use console::measure_text_width;
use katydid_core::warning;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Reach, Seen};
use crate::run::view::ui::{Order, Pane};

/// Their names and how much is in them, and which part of the chosen one is seen.
pub(super) fn tabs(seen: Seen<'_>, reach: Reach, width: u16) -> Line<'static> {
    let width = usize::from(width);
    let long = names(seen, true);
    let mut line = match long.width() < width {
        true => long,
        false => names(seen, false),
    };
    let part = part(seen, reach);
    let rule = width.saturating_sub(line.width() + measure_text_width(&part) + 2);
    if rule > 0 {
        line.push_span(" ");
        line.push_span(Span::styled(
            seen.theme.signs().rule.repeat(rule),
            seen.theme.faint(),
        ));
        line.push_span(format!(" {part}"));
    }
    line
}

fn names(seen: Seen<'_>, long: bool) -> Line<'static> {
    let mut line = Line::default();
    for pane in Pane::ALL {
        let (count, style) = count(seen, pane);
        let style = match pane == seen.ui.pane {
            true => seen.theme.chosen(),
            false => style,
        };
        let count = match count {
            0 => String::new(),
            count => format!(" {count}"),
        };
        let name = name(pane, long);
        line.push_span(Span::styled(format!(" {name}{count} "), style));
    }
    line
}

fn name(pane: Pane, long: bool) -> &'static str {
    match (pane, long) {
        (Pane::Statistics, true) => "Statistics",
        (Pane::Statistics, false) => "Stat",
        (Pane::Failures, true) => "Failures",
        (Pane::Failures, false) => "Fail",
        (Pane::Checks, true) => "Checks",
        (Pane::Checks, false) => "Chk",
        (Pane::Warnings, true) => "Warnings",
        (Pane::Warnings, false) => "Warn",
        (Pane::Log, _) => "Log",
    }
}

/// How much is in a pane that somebody should look at.
fn count(seen: Seen<'_>, pane: Pane) -> (usize, Style) {
    let Seen {
        snapshot, theme, ..
    } = seen;
    let (count, style) = match pane {
        Pane::Statistics => (0, theme.bad()),
        Pane::Failures => (
            snapshot.failures.len() + snapshot.exceptions.len(),
            theme.bad(),
        ),
        Pane::Checks => {
            let failing = snapshot
                .thresholds
                .iter()
                .filter(|row| row.holds == Some(false));
            let failed = snapshot.checks.iter().filter(|check| check.fails > 0);
            (failing.count() + failed.count(), theme.bad())
        }
        Pane::Warnings => (warning::of(snapshot).len(), theme.warning()),
        Pane::Log => (snapshot.log.len(), Style::new()),
    };
    match count {
        0 => (0, theme.faint()),
        count => (count, style),
    }
}

/// `by 95% ▼  11–20 of 40`
fn part(seen: Seen<'_>, reach: Reach) -> String {
    let signs = seen.theme.signs();
    let Order { by, turned } = seen.ui.order;
    let sign = if turned { signs.up } else { signs.down };
    let order = match by.column() {
        Some(column) if seen.ui.pane == Pane::Statistics => format!("by {column} {sign}"),
        _ => String::new(),
    };
    if reach.most == 0 {
        return order;
    }
    let passed = match seen.ui.pane.stays_at_its_end() {
        true => reach.most - seen.ui.scrolled().min(reach.most),
        false => seen.ui.scrolled().min(reach.most),
    };
    let (last, all) = (passed + reach.page, reach.most + reach.page);
    let lines = format!("{}{}{last} of {all}", passed + 1, signs.to);
    format!("{order}  {lines}").trim_start().to_owned()
}
