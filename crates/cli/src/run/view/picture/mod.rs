//! One picture of a run: a function of a snapshot and of what a person has chosen to see.
//!
//! ```text
//!  where it stands, and how far it is
//!  figures
//!  charts                              where there is room
//!  panes to choose from
//!  the pane                            statistics and a digest of the others; failures; checks; warnings; the log
//!  a notice, or a warning
//!  keys
//! ```

mod charts;
mod columns;
mod digest;
mod footer;
mod header;
mod help;
mod lists;
mod pane;
mod parts;
mod table;
mod tabs;
mod text;
mod theme;

use katydid_core::stats::Snapshot;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::ui::{Reach, Ui};
use parts::Parts;

pub(super) use theme::Theme;

/// What a picture is made of.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) ui: &'a Ui,
    pub(super) theme: &'a Theme,
}

/// Fills the frame; tells how far the pane can be scrolled.
pub(super) fn draw(frame: &mut Frame<'_>, seen: Seen<'_>) -> Reach {
    let figures = header::figures(seen, parts::inside(frame.area()).width);
    let parts = Parts::of(frame.area(), figures.len() as u16);
    let buffer = frame.buffer_mut();
    let pane::Drawn { reach, warned } = pane::draw(buffer, parts.pane, seen);
    charts::draw(buffer, parts.charts, seen);
    for (room, line) in [
        (parts.place, header::place(seen, parts.place.width)),
        (parts.tabs, tabs::tabs(seen, reach, parts.tabs.width)),
        (parts.notice, footer::notice(seen, warned)),
        (parts.keys, footer::keys(seen, parts.keys.width)),
    ] {
        lines(buffer, room, &[line]);
    }
    lines(buffer, parts.figures, &figures);
    if seen.ui.help {
        help::draw(buffer, parts.below_the_first(), seen);
    }
    reach
}

/// One line below the other, as many as there is room for; none is longer than the room is wide.
fn lines(buffer: &mut Buffer, room: Rect, lines: &[Line<'_>]) {
    for (line, y) in lines.iter().zip(room.top()..room.bottom()) {
        buffer.set_line(room.x, y, line, room.width);
    }
}

#[cfg(test)]
mod tests;
