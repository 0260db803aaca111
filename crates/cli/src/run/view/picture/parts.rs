//! Which part of a picture has which room.

use ratatui::layout::Rect;

/// The lines the pane has at least, before anything but the first line is shown.
const PANE: u16 = 3;

/// The room of each part; empty where there is none for it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    pub(super) place: Rect,
    pub(super) figures: Rect,
    pub(super) charts: Rect,
    pub(super) tabs: Rect,
    pub(super) pane: Rect,
    pub(super) notice: Rect,
    pub(super) keys: Rect,
}

impl Parts {
    /// Of a terminal, for so many lines of figures.
    pub(super) fn of(whole: Rect, figures: u16) -> Self {
        let mut room = Room(inside(whole));
        let mut parts = Self {
            place: room.above(1, 0),
            figures: room.above(figures, PANE),
            ..Self::default()
        };
        parts.keys = room.below(1, PANE);
        parts.notice = room.below(1, PANE + 1);
        if whole.height >= 20 {
            room.above(1, PANE);
        }
        parts.charts = room.above(charts(whole), PANE);
        if parts.charts.height > 0 && whole.height >= 20 {
            room.above(1, PANE);
        }
        parts.tabs = room.above(1, PANE);
        parts.pane = room.0;
        parts
    }

    /// From the second line to the end of the pane.
    pub(super) fn below_the_first(&self) -> Rect {
        let y = self.place.bottom();
        Rect {
            y,
            height: self.pane.bottom() - y,
            ..self.pane
        }
    }
}

/// A column is left free on both sides where there is enough.
pub(super) fn inside(whole: Rect) -> Rect {
    let margin = u16::from(whole.width >= 60);
    Rect {
        x: whole.x + margin,
        width: whole.width - 2 * margin,
        ..whole
    }
}

/// Lines of charts, with their heads.
fn charts(whole: Rect) -> u16 {
    match (whole.width, whole.height) {
        (..36, _) | (_, ..16) => 0,
        (_, ..20) => 2,
        (_, ..30) => 3,
        (_, ..45) => 6,
        _ => 8,
    }
}

/// What is left of the room.
struct Room(Rect);

impl Room {
    /// So many lines from the top, if they leave others enough.
    fn above(&mut self, lines: u16, left: u16) -> Rect {
        let lines = self.fitting(lines, left);
        let part = Rect {
            height: lines,
            ..self.0
        };
        self.0.y += lines;
        self.0.height -= lines;
        part
    }

    /// So many lines from the bottom, if they leave others enough.
    fn below(&mut self, lines: u16, left: u16) -> Rect {
        let lines = self.fitting(lines, left);
        self.0.height -= lines;
        Rect {
            y: self.0.bottom(),
            height: lines,
            ..self.0
        }
    }

    fn fitting(&self, lines: u16, left: u16) -> u16 {
        match self.0.height >= lines + left {
            true => lines,
            false => 0,
        }
    }
}
