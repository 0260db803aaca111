//! A little of what the other panes hold, below the statistics.

use ratatui::text::{Line, Span};

use super::{Seen, lists};

/// Lines of each kind at most.
const SHOWN: usize = 5;

/// So many lines of this width at most.
pub(super) fn digest(seen: Seen<'_>, width: u16, room: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for part in parts(seen, width) {
        if !lines.is_empty() && !part.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(part);
    }
    lines.extend(log(seen, room.saturating_sub(lines.len())));
    lines.truncate(room);
    lines
}

/// What needs a person most comes first.
fn parts(seen: Seen<'_>, width: u16) -> [Vec<Line<'static>>; 5] {
    let first = |shown, what| first(seen, shown, what);
    [
        lists::warnings(seen, width),
        first(lists::thresholds(seen).collect(), "thresholds"),
        first(lists::failures(seen).collect(), "kinds of failures"),
        first(lists::exceptions(seen).collect(), "exceptions"),
        first(lists::failed_checks(seen).collect(), "checks that failed"),
    ]
}

/// The first few, and how many more there are.
fn first(seen: Seen<'_>, mut lines: Vec<Line<'static>>, what: &str) -> Vec<Line<'static>> {
    let all = lines.len();
    lines.truncate(SHOWN);
    if all > SHOWN {
        let more = format!("        {} more {what}", all - SHOWN);
        lines.push(Line::from(Span::styled(more, seen.theme.faint())));
    }
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
