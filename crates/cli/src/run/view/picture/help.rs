//! What every key does, over all but the first line and the last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::{Seen, lines};

const KEYS: [(&str, &str); 11] = [
    ("w  W", "one user more, ten more, at 100 a second"),
    ("s  S", "one user fewer, ten fewer"),
    ("p", "pause, and go on: the run's time stands still"),
    (
        "q",
        "stop in order, as at the end of the run time; again: abort",
    ),
    ("Ctrl-C", "the same, with exit code 105"),
    ("Ctrl-Z", "leave it stopped; fg comes back"),
    ("tab", "the next pane; shift-tab the one before"),
    ("arrows", "scroll; also page up and down, home, end"),
    ("o  O", "sort the rows by another column; turn the order"),
    ("?", "this help"),
    (
        "",
        "req/s and failures/s are of the last ten seconds, times in ms",
    ),
];

/// Over all of the room.
pub(super) fn draw(buffer: &mut Buffer, room: Rect, seen: Seen<'_>) {
    Clear.render(room, buffer);
    let line = |(key, what): (&'static str, &'static str)| {
        Line::from(vec![
            Span::styled(format!("{key:<6}"), seen.theme.strong()),
            Span::raw(format!("  {what}")),
        ])
    };
    lines(buffer, room, &KEYS.map(line));
}
