//! The files a run writes.

mod claim;
mod csv;
mod growing;
mod hdr_log;
mod intervals;
mod named;
mod place;
mod recording;

use std::path::{Path, PathBuf};

use katydid_core::compare::Comparison;
use katydid_core::plan::Schedule;
use katydid_core::referee::Referee;
use katydid_core::report;
use katydid_core::result_file::Tape;
use katydid_core::stats::{Aggregator, Snapshot};

use super::Output;
use crate::exit::Failure;
use csv::Csv;
use hdr_log::HdrLog;
use named::named;
use place::Place;
use recording::Recording;

/// What came of writing.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) files: Vec<PathBuf>,
    /// What could not be written, and why.
    pub(super) failures: Vec<String>,
}

impl Written {
    /// Notes one file.
    pub(super) fn note(&mut self, path: &Path, done: Result<(), String>) {
        match done {
            Ok(()) => self.files.push(path.to_owned()),
            Err(failure) => self.failures.push(failure),
        }
    }
}

/// What makes a whole file of a result and of how it differs from others, if that is asked for.
type Format = fn(&Snapshot, Option<&Comparison>) -> String;

/// Every file that was asked for.
#[derive(Debug)]
pub(super) struct Files {
    csv: Option<Csv>,
    hdr_log: Option<HdrLog>,
    recording: Option<Recording>,
    /// Those that are written once, at the end.
    whole: Vec<(Place, Format)>,
}

/// The files that are written once, at the end, of those that may be asked for. Names may tell of the schedule.
fn whole(output: &Output, schedule: Option<&Schedule>) -> Vec<(PathBuf, Format)> {
    let json = output.json_file.clone().map(with_json);
    let html = output.html.as_ref().map(|name| named(name, schedule));
    let asked: [(Option<PathBuf>, Format); 4] = [
        (json, |result, _| report::json(result)),
        (html, report::html),
        (output.junit.clone(), |result, _| report::junit(result)),
        (output.markdown.clone(), report::markdown),
    ];
    asked
        .into_iter()
        .filter_map(|(file, format)| Some((given(file)?, format)))
        .collect()
}

/// `-` is no file: it takes back what the environment asks for.
fn given(file: Option<PathBuf>) -> Option<PathBuf> {
    file.filter(|file| file.as_os_str() != "-")
}

impl Files {
    /// Changes none of them yet: a run that cannot start leaves what was there.
    ///
    /// # Errors
    /// When one of them could not be written as things stand: better told before the run than after it.
    pub(super) fn check(output: &Output, schedule: Option<&Schedule>) -> Result<Self, Failure> {
        let (csv, recording) = (output.csv.as_deref(), output.result_file.clone());
        let whole = whole(output, schedule)
            .into_iter()
            .map(|(file, format)| Ok((Place::check(file)?, format)));
        Ok(Self {
            whole: whole.collect::<Result<_, Failure>>()?,
            recording: recording.map(Recording::check).transpose()?,
            csv: csv
                .map(|prefix| Csv::check(prefix, output.csv_full_history))
                .transpose()?,
            hdr_log: given(output.hdr_log.clone())
                .map(HdrLog::check)
                .transpose()?,
        })
    }

    /// The run has started.
    pub(super) fn begin(&mut self) {
        self.csv.iter_mut().for_each(Csv::begin);
        self.hdr_log.iter_mut().for_each(HdrLog::begin);
    }

    /// Another second is over; gives what could not be written, once.
    pub(super) fn second(&mut self, snapshot: &Snapshot) -> Option<String> {
        self.csv.as_mut().and_then(|csv| csv.second(snapshot))
    }

    /// Another second is counted: intervals that are over, and frames of the result file. Gives what could not be written, once.
    pub(super) fn record(&mut self, referee: &mut Referee) -> Option<String> {
        self.intervals(referee.aggregator());
        let frames = referee.take_frames();
        let recording = self.recording.as_mut()?;
        recording.add(&frames, || referee.result_file())
    }

    /// Intervals that are over by now.
    pub(super) fn intervals(&mut self, aggregator: &Aggregator) {
        if let Some(log) = &mut self.hdr_log {
            log.second(aggregator);
        }
    }

    /// Those that are left when the run is over.
    pub(super) fn last_intervals(&mut self, aggregator: &Aggregator) {
        if let Some(log) = &mut self.hdr_log {
            log.last(aggregator);
        }
    }

    /// Writes them all, those that fail and those that do not.
    pub(super) fn finish(
        self,
        result: &Snapshot,
        comparison: Option<&Comparison>,
        referee: Option<&Referee>,
    ) -> Written {
        let mut written = Written::default();
        if let (Some(recording), Some(referee)) = (self.recording, referee) {
            recording.finish(&Tape::end(result), || referee.result_file(), &mut written);
        }
        if let Some(csv) = self.csv {
            csv.finish(result, &mut written);
        }
        if let Some(log) = self.hdr_log {
            log.finish(&mut written);
        }
        for (place, format) in self.whole {
            written.note(place.path(), place.write(format(result, comparison)));
        }
        written
    }
}

/// Locust adds `.json` always, also to a name that has it.
fn with_json(mut file: PathBuf) -> PathBuf {
    if file.extension().is_none_or(|extension| extension != "json") {
        file.as_mut_os_string().push(".json");
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_added_to_a_name_that_lacks_it() {
        assert_eq!(with_json("out".into()), PathBuf::from("out.json"));
        assert_eq!(with_json("out.v2".into()), PathBuf::from("out.v2.json"));
        assert_eq!(
            with_json("dir/out.json".into()),
            PathBuf::from("dir/out.json")
        );
    }
}
