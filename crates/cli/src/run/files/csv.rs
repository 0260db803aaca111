//! Locust's CSV files.

use std::fs::File;
use std::io::{self, Write};

use katydid_core::report;
use katydid_core::stats::Snapshot;

use super::Written;
use super::place::{NOTHING_RUN, Place};
use crate::exit::{Exit, Failure};

/// The statistics are written anew after so many seconds, as Locust flushes them.
const SECONDS: u32 = 5;

/// What Locust's file of exceptions begins with; a scenario without code raises none.
const EXCEPTIONS: &str = "Count,Message,Traceback,Nodes\r\n";

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
    /// Begins the history anew.
    ///
    /// # Errors
    /// When one of the files cannot be written.
    pub(super) fn open(prefix: &str) -> Result<Self, Failure> {
        let place = |name| Place::check(format!("{prefix}_{name}.csv").into());
        Ok(Self {
            stats: place("stats")?,
            failures: place("failures")?,
            exceptions: place("exceptions")?,
            history: History::begin(place("stats_history")?)?,
            seconds: 0,
            told: false,
        })
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

    pub(super) fn finish(mut self, result: &Snapshot, written: &mut Written) {
        self.tables(result)
            .into_iter()
            .for_each(|(place, done)| written.note(place.path(), done));
        let done = self.history.finish(result);
        written.note(self.history.place.path(), done);
    }

    fn tables(&self, snapshot: &Snapshot) -> [(&Place, Result<(), String>); 3] {
        [
            (&self.stats, self.stats.write(&report::stats_csv(snapshot))),
            (
                &self.failures,
                self.failures.write(&report::failures_csv(snapshot)),
            ),
            (&self.exceptions, self.exceptions.write(EXCEPTIONS)),
        ]
    }
}

/// The file that grows by a line a second.
///
/// A line is written a second late: the end of a run may still add to its last second.
#[derive(Debug)]
struct History {
    place: Place,
    file: File,
    held: String,
    seconds: usize,
    failure: Option<io::Error>,
}

impl History {
    fn begin(place: Place) -> Result<Self, Failure> {
        let begun = File::create(place.path()).and_then(|mut file| {
            file.write_all(report::history_header().as_bytes())?;
            Ok(file)
        });
        let file = begun
            .map_err(|error| Failure::new(Exit::Usage, place.failure(&error)).hint(NOTHING_RUN))?;
        Ok(Self {
            place,
            file,
            held: String::new(),
            seconds: 0,
            failure: None,
        })
    }

    /// Seconds that were reported together get a line each, too.
    fn second(&mut self, snapshot: &Snapshot) {
        for seconds in self.seconds + 1..snapshot.series.len() {
            self.release();
            let series = snapshot.series[..seconds].to_vec();
            self.held = report::history_line(&Snapshot {
                series,
                ..snapshot.clone()
            });
        }
        if snapshot.series.len() > self.seconds {
            self.release();
        }
        self.seconds = snapshot.series.len();
        self.held = report::history_line(snapshot);
    }

    fn finish(&mut self, result: &Snapshot) -> Result<(), String> {
        self.second(result);
        self.release();
        let there = std::fs::metadata(self.place.path());
        let failure = self.failure.take().or(there.err());
        failure.map_or(Ok(()), |error| Err(self.place.failure(&error)))
    }

    /// After a failure nothing more is appended: a hole would not show.
    fn release(&mut self) {
        let line = std::mem::take(&mut self.held);
        if self.failure.is_none() {
            self.failure = self.file.write_all(line.as_bytes()).err();
        }
    }
}
