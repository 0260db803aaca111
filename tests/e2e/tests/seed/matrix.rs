//! Which rows ran where.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Mutex;

use crate::platform::Platform;
use crate::row::Row;
use crate::table;

/// A row's name, where it ran, and whether its effect holds.
type Note = (String, Platform, bool);

/// Which rows ran where, and what came of it.
#[derive(Debug, Default)]
pub(crate) struct Matrix(Mutex<Vec<Note>>);

impl Matrix {
    pub(crate) fn note(&self, row: &Row, platform: Platform, holds: bool) {
        let mut notes = self.0.lock().expect("no note panics");
        notes.push((row.name(), platform, holds));
    }

    /// Prints it past the test's capture: it is there to be read.
    pub(crate) fn print(&self, rows: &[Row]) {
        let mut text = format!(
            "\n{:>4}  {:44} {:8} {:8} {:8}\n",
            "row", "scenario", "sim", "native", "page"
        );
        for row in rows {
            let [sim, native, page] = Platform::ALL.map(|platform| self.word(row, platform));
            let _ = writeln!(
                text,
                "{:>4}  {:44} {sim:8} {native:8} {page:8}",
                row.number,
                row.name()
            );
        }
        for row in table::ELSEWHERE {
            let _ = writeln!(
                text,
                "{:>4}  {} (not in the page: {})",
                row.number,
                row.files.join(", "),
                row.why
            );
        }
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    fn word(&self, row: &Row, platform: Platform) -> &'static str {
        let notes = self.0.lock().expect("no note panics");
        let name = row.name();
        let found = notes
            .iter()
            .find(|note| note.0 == name && note.1 == platform);
        match found.map(|note| note.2) {
            Some(true) => "holds",
            Some(false) => "FAILS",
            None => "-",
        }
    }

    pub(crate) fn assert_all_hold(&self) {
        let notes = self.0.lock().expect("no note panics");
        let failed: Vec<_> = notes.iter().filter(|note| !note.2).collect();
        assert!(failed.is_empty(), "these do not hold: {failed:?}");
    }
}
