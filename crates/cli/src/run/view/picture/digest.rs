//! A little of what the other panes hold, below the statistics.

use ratatui::text::{Line, Span};

use super::{Seen, lists};

/// Lines of each kind at most.
const SHOWN: usize = 5;

/// So many lines at most.
pub(super) fn digest(seen: Seen<'_>, width: u16, room: usize) -> Vec<Line<'static>> {
    let Seen {
        snapshot, theme, ..
    } = seen;
    let first = |shown: &mut dyn Iterator<Item = Line<'static>>, all: usize, what: &str| {
        let mut lines: Vec<Line<'static>> = shown.take(SHOWN).collect();
        if all > SHOWN {
            let more = format!("        {} more {what}", all - SHOWN);
            lines.push(Line::from(Span::styled(more, theme.faint())));
        }
        lines
    };
    let failed_checks = snapshot.checks.iter().filter(|check| check.fails > 0);
    let mut lines = [
        lists::warnings(seen, width),
        first(
            &mut lists::thresholds(seen),
            snapshot.thresholds.len(),
            "thresholds",
        ),
        first(
            &mut lists::failures(seen),
            snapshot.failures.len(),
            "kinds of failures",
        ),
        first(
            &mut lists::exceptions(seen),
            snapshot.exceptions.len(),
            "exceptions",
        ),
        first(
            &mut lists::failed_checks(seen),
            failed_checks.count(),
            "checks that failed",
        ),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .reduce(|mut above, below| {
        above.push(Line::default());
        above.extend(below);
        above
    })
    .unwrap_or_default();
    lines.extend(log(seen, room.saturating_sub(lines.len())));
    lines.truncate(room);
    lines
}

/// The log's last lines, below a blank one.
fn log(seen: Seen<'_>, room: usize) -> Vec<Line<'static>> {
    if seen.snapshot.log.is_empty() || room < 2 {
        return Vec::new();
    }
    let blank = std::iter::once(Line::default());
    blank.chain(lists::log_lines(seen, room - 1)).collect()
}
