//! Locust's CSV files.

use katydid_core::report;
use katydid_core::stats::{Point, Snapshot};

use super::Written;
use super::growing::Growing;
use super::place::Place;
use crate::exit::Failure;

/// The statistics are written anew after so many seconds, as Locust flushes them.
const SECONDS: u32 = 5;

/// The four files of one prefix.
#[derive(Debug)]
pub(super) struct Csv {
    stats: Place,
    failures: Place,
    exceptions: Place,
    history: History,
    seconds: u32,
    told: bool,
}

impl Csv {
    /// # Errors
    /// When one of the files cannot be written.
    pub(super) fn check(prefix: &str, full_history: bool) -> Result<Self, Failure> {
        let place = |name| Place::check(format!("{prefix}_{name}.csv").into());
        Ok(Self {
            stats: place("stats")?,
            failures: place("failures")?,
            exceptions: place("exceptions")?,
            history: History::new(place("stats_history")?, full_history),
            seconds: 0,
            told: false,
        })
    }

    /// Begins the history anew.
    pub(super) fn begin(&mut self) {
        self.history.file.begin(&report::history_header());
    }

    /// Another second is over; gives what could not be written, once.
    pub(super) fn second(&mut self, snapshot: &Snapshot) -> Option<String> {
        self.history.second(snapshot);
        self.seconds += 1;
        let written = match self.seconds.is_multiple_of(SECONDS) {
            true => self
                .tables(snapshot)
                .into_iter()
                .find_map(|(_, done)| done.err()),
            false => None,
        };
        written.filter(|_| !std::mem::replace(&mut self.told, true))
    }

    pub(super) fn finish(self, result: &Snapshot, written: &mut Written) {
        self.tables(result)
            .into_iter()
            .for_each(|(place, done)| written.note(place.path(), done));
        self.history.finish(result, written);
    }

    fn tables(&self, snapshot: &Snapshot) -> [(&Place, Result<(), String>); 3] {
        [
            (&self.stats, self.stats.write(report::stats_csv(snapshot))),
            (
                &self.failures,
                self.failures.write(report::failures_csv(snapshot)),
            ),
            (
                &self.exceptions,
                self.exceptions.write(report::exceptions_csv(snapshot)),
            ),
        ]
    }
}

/// The file that grows by the lines of a second a second.
///
/// They are written a second late: the end of a run may still add to its last second.
#[derive(Debug)]
struct History {
    file: Growing,
    /// Whether every row has a line, too.
    full: bool,
    held: String,
    /// The first second that has no lines yet.
    next: u64,
}

impl History {
    fn new(place: Place, full: bool) -> Self {
        Self {
            file: Growing::new(place),
            full,
            held: String::new(),
            next: 0,
        }
    }

    /// Seconds that were reported together get their lines each, too. Those held are made anew while their second is
    /// the last.
    fn second(&mut self, snapshot: &Snapshot) {
        let last = snapshot.series.last().map_or(0, Point::start);
        for point in &snapshot.series {
            let start = point.start();
            if start >= self.next {
                self.release();
                self.next = start + 1;
            } else if start < last || self.next > start + 1 {
                continue;
            }
            self.held = report::history_lines(snapshot, point, self.full);
        }
    }

    fn finish(mut self, result: &Snapshot, written: &mut Written) {
        self.second(result);
        self.release();
        self.file.finish(written);
    }

    fn release(&mut self) {
        let lines = std::mem::take(&mut self.held);
        self.file.append(&lines);
    }
}
