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
use katydid_core::stats::{Aggregator, Run};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Written;
use super::growing::Growing;
use super::intervals::{IntervalSamples, Intervals};
use super::place::Place;
use crate::exit::Failure;

/// As in core's histograms: one hour in microseconds.
const LONGEST: u64 = 3_600_000_000;

const TAG: &AsciiSet = &CONTROLS.add(b' ').add(b',');

/// The file, and what its lines are made with.
pub(super) struct HdrLog {
    file: Growing,
    /// `None` before the first interval.
    intervals: Option<Intervals>,
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
            intervals: None,
            histogram: histogram.unwrap_or_else(|_| unreachable!("the bounds are constants")),
            serializer: V2DeflateSerializer::new(),
            buffer: Vec::new(),
        })
    }

    pub(super) fn begin(&mut self) {
        self.file.begin("#[Histogram log format version 1.3]\n");
    }

    /// Another second is over.
    pub(super) fn second(&mut self, aggregator: &Aggregator) {
        let over = self.intervals(aggregator).over(aggregator);
        self.write(&over);
    }

    /// The run is over.
    pub(super) fn last(&mut self, aggregator: &Aggregator) {
        let rest = self.intervals(aggregator).rest(aggregator);
        self.write(&rest);
    }

    pub(super) fn finish(self, written: &mut Written) {
        self.file.finish(written);
    }

    fn intervals(&mut self, aggregator: &Aggregator) -> &mut Intervals {
        if self.intervals.is_none() {
            self.file.append(&head(aggregator.run()));
        }
        self.intervals.get_or_insert_default()
    }

    fn write(&mut self, intervals: &[IntervalSamples]) {
        for interval in intervals {
            let line = self.line(interval);
            self.file.append(&line);
        }
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
fn head(run: Run) -> String {
    let seconds = run.started_unix_ms as f64 / 1000.0;
    let simulated = if run.simulated {
        "#[Simulated, not measured]\n"
    } else {
        ""
    };
    format!(
        "{simulated}#[StartTime: {seconds:.3} (seconds since epoch)]\n#[BaseTime: {seconds:.3} (seconds since epoch)]\n\
         \"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n"
    )
}

#[cfg(test)]
mod tests;
