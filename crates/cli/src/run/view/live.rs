//! The table that is drawn anew in its place.

use console::Term;
use katydid_core::stats::Snapshot;

use super::frame::{Size, frame};

/// The table that is drawn anew in its place; what was above it stays.
#[derive(Debug, Default)]
pub(in crate::run) struct Live {
    lines: usize,
}

impl Live {
    /// Errors are those of a terminal that has gone.
    pub(super) fn draw(&mut self, term: &Term, snapshot: &Snapshot) {
        let (rows, columns) = term.size();
        let size = Size {
            rows: rows.into(),
            columns: columns.into(),
        };
        let lines = frame(snapshot, size, term.features().colors_supported());
        self.clear(term);
        let _ = term
            .write_str(&(lines.join("\n") + "\n"))
            .and_then(|()| term.flush());
        self.lines = lines.len();
    }

    /// Also what the terminal has shown below, such as `^C`. It shows with whatever is written next.
    pub(super) fn clear(&mut self, term: &Term) {
        let lines = std::mem::take(&mut self.lines);
        if lines > 0 {
            let _ = term
                .clear_last_lines(lines)
                .and_then(|()| term.clear_to_end_of_screen());
        }
    }
}
