//! The files a run writes.

mod claim;
mod csv;
mod named;
mod place;

use std::path::{Path, PathBuf};

use katydid_core::plan::Schedule;
use katydid_core::report;
use katydid_core::stats::Snapshot;

use super::Output;
use crate::exit::Failure;
use csv::Csv;
use named::named;
use place::Place;

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

/// What makes a whole file of a result.
type Format = fn(&Snapshot) -> String;

/// Every file that was asked for.
#[derive(Debug)]
pub(super) struct Files {
    csv: Option<Csv>,
    /// Those that are written once, at the end.
    whole: Vec<(Place, Format)>,
}

/// The files that are written once, at the end, of those that may be asked for.
fn whole(output: &Output, schedule: &Schedule) -> Vec<(PathBuf, Format)> {
    let json = output.json_file.clone().map(with_json);
    let html = output.html.as_ref().map(|name| named(name, schedule));
    let asked: [(Option<PathBuf>, Format); 2] = [(json, report::json), (html, report::html)];
    asked
        .into_iter()
        .filter_map(|(file, format)| Some((file?, format)))
        .collect()
}

impl Files {
    /// Changes none of them yet: a run that cannot start leaves what was there.
    ///
    /// # Errors
    /// When one of them could not be written as things stand: better told before the run than after it.
    pub(super) fn check(output: &Output, schedule: &Schedule) -> Result<Self, Failure> {
        let csv = output.csv.as_deref();
        let whole = whole(output, schedule)
            .into_iter()
            .map(|(file, format)| Ok((Place::check(file)?, format)));
        Ok(Self {
            whole: whole.collect::<Result<_, Failure>>()?,
            csv: csv
                .map(|prefix| Csv::check(prefix, output.csv_full_history))
                .transpose()?,
        })
    }

    /// The run has started.
    pub(super) fn begin(&mut self) {
        self.csv.iter_mut().for_each(Csv::begin);
    }

    /// Another second is over; gives what could not be written, once.
    pub(super) fn second(&mut self, snapshot: &Snapshot) -> Option<String> {
        self.csv.as_mut().and_then(|csv| csv.second(snapshot))
    }

    /// Writes them all, those that fail and those that do not.
    pub(super) fn finish(self, result: &Snapshot) -> Written {
        let mut written = Written::default();
        if let Some(csv) = self.csv {
            csv.finish(result, &mut written);
        }
        for (place, format) in self.whole {
            written.note(place.path(), place.write(&format(result)));
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
