//! `HdrHistogram`'s interval log, version 1.3, for its own viewers and libraries.
//!
//! ```text
//! Tag=GET%20/cart,12.000,1.000,345.855,HISTFAAAA…
//!     row         start  span  max     histogram: deflated, in base64
//! ```
//!
//! Start and span are in seconds, the maximum in milliseconds, the histogram's values in microseconds. Lines without a tag
//! are of all rows together. A tag may hold neither spaces nor commas, so these, controls and all that is not ASCII
//! are percent-encoded.

use std::fmt::Write as _;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hdrhistogram::Histogram;
use hdrhistogram::serialization::{Serializer as _, V2DeflateSerializer};
use katydid_core::stats::{Row, Samples, Snapshot};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Written;
use super::growing::Growing;
use super::place::Place;
use crate::exit::Failure;

/// What one interval held of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct IntervalSamples {
    /// The interval's start, in seconds since the run's.
    pub(crate) start: f64,
    /// The interval's length in seconds.
    pub(crate) span: f64,
    /// The row, such as `GET /cart`; `None` is all rows together.
    pub(crate) tag: Option<String>,
    /// Its response times, in microseconds.
    pub(crate) samples: Samples,
}

/// As in core's histograms: one hour in microseconds.
const LONGEST: u64 = 3_600_000_000;

const TAG: &AsciiSet = &CONTROLS.add(b' ').add(b',');

/// The file, and what its lines are made with.
pub(super) struct HdrLog {
    file: Growing,
    started: bool,
    histogram: Histogram<u64>,
    serializer: V2DeflateSerializer,
    /// A histogram's bytes.
    buffer: Vec<u8>,
}

impl HdrLog {
    /// # Errors
    /// When it cannot be written.
    pub(super) fn check(path: PathBuf) -> Result<Self, Failure> {
        let histogram = Histogram::new_with_bounds(1, LONGEST, 3);
        Ok(Self {
            file: Growing::new(Place::check(path)?),
            started: false,
            histogram: histogram.unwrap_or_else(|_| unreachable!("the bounds are constants")),
            serializer: V2DeflateSerializer::new(),
            buffer: Vec::new(),
        })
    }

    pub(super) fn begin(&mut self) {
        self.file.begin("#[Histogram log format version 1.3]\n");
    }

    /// Some intervals are over, in the order of time.
    pub(super) fn intervals(
        &mut self,
        started_unix_ms: u64,
        intervals: impl IntoIterator<Item = IntervalSamples>,
    ) {
        if !std::mem::replace(&mut self.started, true) {
            self.file.append(&head(started_unix_ms));
        }
        for interval in intervals {
            let line = self.line(&interval);
            self.file.append(&line);
        }
    }

    /// Without intervals the whole run is one.
    pub(super) fn finish(mut self, result: &Snapshot, written: &mut Written) {
        if !self.started {
            self.intervals(result.started_unix_ms, whole(result));
        }
        self.file.finish(written);
    }

    fn line(&mut self, interval: &IntervalSamples) -> String {
        self.histogram.reset();
        for &(micros, count) in &interval.samples.0 {
            self.histogram.saturating_record_n(micros, count);
        }
        self.buffer.clear();
        let written = self.serializer.serialize(&self.histogram, &mut self.buffer);
        written.unwrap_or_else(|_| unreachable!("memory takes all"));
        let mut line = String::new();
        if let Some(tag) = &interval.tag {
            let _ = write!(line, "Tag={},", utf8_percent_encode(tag, TAG));
        }
        let (start, span) = (interval.start, interval.span);
        let max = self.histogram.max() as f64 / 1000.0;
        let _ = write!(line, "{start:.3},{span:.3},{max:.3},");
        STANDARD.encode_string(&self.buffer, &mut line);
        line + "\n"
    }
}

impl std::fmt::Debug for HdrLog {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("HdrLog").field(&self.file).finish()
    }
}

/// The intervals' times count from the base, which is the start.
fn head(started_unix_ms: u64) -> String {
    let seconds = started_unix_ms as f64 / 1000.0;
    format!(
        "#[StartTime: {seconds:.3} (seconds since epoch)]\n#[BaseTime: {seconds:.3} (seconds since epoch)]\n\
         \"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n"
    )
}

fn whole(result: &Snapshot) -> Vec<IntervalSamples> {
    let interval = |tag, row: &Row| IntervalSamples {
        start: 0.0,
        span: result.elapsed,
        tag,
        samples: row.response_times.clone(),
    };
    let rows = result.rows.iter();
    let tagged = rows.map(|row| interval(Some(format!("{} {}", row.method, row.name)), row));
    [interval(None, &result.total)]
        .into_iter()
        .chain(tagged)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use hdrhistogram::serialization::Deserializer;
    use hdrhistogram::serialization::interval_log::{IntervalLogIterator, LogEntry};

    use super::*;

    fn interval(start: f64, tag: Option<&str>, samples: &[(u64, u64)]) -> IntervalSamples {
        IntervalSamples {
            start,
            span: 1.0,
            tag: tag.map(str::to_owned),
            samples: Samples(samples.to_vec()),
        }
    }

    /// Start, tag, maximum and samples of every interval.
    type Read = Vec<(Duration, Option<String>, f64, Vec<(u64, u64)>)>;

    fn read(text: &str) -> (Vec<Duration>, Read) {
        let (mut times, mut intervals) = (Vec::new(), Vec::new());
        for entry in IntervalLogIterator::new(text.as_bytes()) {
            match entry.unwrap() {
                LogEntry::StartTime(time) | LogEntry::BaseTime(time) => times.push(time),
                LogEntry::Interval(interval) => intervals.push((
                    interval.start_timestamp(),
                    interval.tag().map(|tag| tag.as_str().to_owned()),
                    interval.max(),
                    samples(interval.encoded_histogram()),
                )),
            }
        }
        (times, intervals)
    }

    fn samples(encoded: &str) -> Vec<(u64, u64)> {
        let bytes = STANDARD.decode(encoded).unwrap();
        let histogram: Histogram<u64> = Deserializer::new().deserialize(&mut &bytes[..]).unwrap();
        let recorded = histogram.iter_recorded();
        recorded
            .map(|bucket| {
                (
                    bucket.value_iterated_to(),
                    bucket.count_since_last_iteration(),
                )
            })
            .collect()
    }

    fn written(write: impl FnOnce(HdrLog, &mut Written)) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.hlog");
        let mut log = HdrLog::check(path.clone()).unwrap();
        log.begin();
        let mut done = Written::default();
        write(log, &mut done);
        assert_eq!((done.files, done.failures), (vec![path.clone()], vec![]));
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn the_library_reads_every_interval_with_its_samples() {
        let (some, other) = ([(1_000, 3), (345_855, 1)], [(7, 1)]);
        let text = written(|mut log, done| {
            log.intervals(
                1_767_225_599_250,
                [
                    interval(0.0, None, &some),
                    interval(0.0, Some("GET /ä,b%\n"), &some),
                ],
            );
            log.intervals(1_767_225_599_250, [interval(1.0, None, &other)]);
            log.finish(&Snapshot::default(), done);
        });
        let started = Duration::from_millis(1_767_225_599_250);
        let (times, intervals) = read(&text);
        assert_eq!(times, [started; 2]);
        let tag = Some("GET%20/%C3%A4%2Cb%%0A".to_owned());
        let expected: Read = vec![
            (Duration::ZERO, None, 345.855, some.to_vec()),
            (Duration::ZERO, tag, 345.855, some.to_vec()),
            (Duration::from_secs(1), None, 0.007, other.to_vec()),
        ];
        assert_eq!(intervals, expected);
        assert!(
            text.starts_with("#[Histogram log format version 1.3]\n#[StartTime: 1767225599.250 ")
        );
    }

    #[test]
    fn a_run_whose_intervals_nobody_told_is_one() {
        let row = |name: &str| Row {
            method: "GET".to_owned(),
            name: name.to_owned(),
            response_times: Samples(vec![(20, 2)]),
            ..Row::default()
        };
        let result = Snapshot {
            elapsed: 12.5,
            rows: vec![row("/")],
            total: row("Aggregated"),
            ..Snapshot::default()
        };
        let (_, intervals) = read(&written(|log, done| log.finish(&result, done)));
        let tags: Vec<_> = intervals
            .iter()
            .map(|(_, tag, ..)| tag.as_deref())
            .collect();
        assert_eq!(tags, [None, Some("GET%20/")]);
        assert_eq!(intervals[1].3, [(20, 2)]);
    }
}
