//! The pane that was chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Reach, Seen, digest, lines, lists, table};
use crate::run::view::ui::Pane;

/// Lines from which a table that needs all of them leaves some to a digest.
const LEAST_FOR_BOTH: u16 = 16;

/// What became of a pane.
pub(super) struct Drawn {
    pub(super) reach: Reach,
    /// Whether it told the warnings.
    pub(super) warned: bool,
}

/// Fills the room.
pub(super) fn draw(buffer: &mut Buffer, room: Rect, seen: Seen<'_>) -> Drawn {
    let texts = match seen.ui.pane {
        Pane::Statistics => return statistics(buffer, room, seen),
        Pane::Failures => failures(seen),
        Pane::Checks => checks(seen),
        Pane::Warnings => or_none(lists::warnings(seen, room.width), "no warnings", seen),
        Pane::Log => log(seen),
    };
    Drawn {
        reach: scrolled(buffer, room, &texts, seen),
        warned: seen.ui.pane == Pane::Warnings,
    }
}

/// The table has the room that it needs, but for a third of it where much is to be told.
fn statistics(buffer: &mut Buffer, room: Rect, seen: Seen<'_>) -> Drawn {
    let needed = (seen.snapshot.rows.len() + table::FRAME).min(room.height.into()) as u16;
    let spare = match room.height {
        LEAST_FOR_BOTH.. => (room.height - needed).max(room.height / 3),
        height => height - needed,
    };
    let told = digest::digest(seen, room.width, spare.saturating_sub(1).into());
    let below = match told.len() {
        0 => 0,
        lines => lines as u16 + 1,
    };
    let height = needed.min(room.height - below);
    let reach = table::draw(buffer, Rect { height, ..room }, seen);
    let digest_room = Rect {
        y: room.y + height + 1,
        height: below.saturating_sub(1),
        ..room
    };
    lines(buffer, digest_room, &told);
    Drawn {
        reach,
        warned: !told.is_empty(),
    }
}

fn failures(seen: Seen<'_>) -> Vec<Line<'static>> {
    let texts = headed("Failures", lists::failures(seen).collect(), seen);
    let exceptions = headed("Exceptions", lists::exceptions(seen).collect(), seen);
    or_none(apart(texts, exceptions), "no failures, no exceptions", seen)
}

fn checks(seen: Seen<'_>) -> Vec<Line<'static>> {
    let thresholds = headed("Thresholds", lists::thresholds(seen).collect(), seen);
    let checks = headed("Checks", lists::checks(seen), seen);
    or_none(apart(thresholds, checks), "no thresholds, no checks", seen)
}

fn log(seen: Seen<'_>) -> Vec<Line<'static>> {
    or_none(
        lists::log_lines(seen, usize::MAX).collect(),
        "nothing was logged",
        seen,
    )
}

fn headed(head: &'static str, mut texts: Vec<Line<'static>>, seen: Seen<'_>) -> Vec<Line<'static>> {
    if !texts.is_empty() {
        texts.insert(0, Line::from(Span::styled(head, seen.theme.strong())));
    }
    texts
}

fn apart(mut above: Vec<Line<'static>>, below: Vec<Line<'static>>) -> Vec<Line<'static>> {
    if !above.is_empty() && !below.is_empty() {
        above.push(Line::default());
    }
    above.extend(below);
    above
}

fn or_none(texts: Vec<Line<'static>>, none: &'static str, seen: Seen<'_>) -> Vec<Line<'static>> {
    match texts.is_empty() {
        true => vec![Line::from(Span::styled(none, seen.theme.faint()))],
        false => texts,
    }
}

/// The part of the lines that there is room for.
fn scrolled(buffer: &mut Buffer, room: Rect, texts: &[Line<'static>], seen: Seen<'_>) -> Reach {
    let page = usize::from(room.height);
    let most = texts.len().saturating_sub(page);
    let scrolled = seen.ui.scrolled().min(most);
    let passed = match seen.ui.pane.stays_at_its_end() {
        true => most - scrolled,
        false => scrolled,
    };
    lines(buffer, room, &texts[passed..]);
    Reach { most, page }
}
