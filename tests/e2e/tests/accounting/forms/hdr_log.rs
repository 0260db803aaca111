//! The HdrHistogram log, read by the library of that name.

use hdrhistogram::Histogram;
use hdrhistogram::serialization::Deserializer;
use hdrhistogram::serialization::interval_log::{IntervalLogIterator, LogEntry};
use katydid_e2e::counts::Counts;

use super::{ALL, Said};

pub(super) fn read(text: &str) -> Said {
    let mut counts = Counts::new();
    for entry in IntervalLogIterator::new(text.as_bytes()) {
        if let LogEntry::Interval(interval) = entry.expect("it is an interval log") {
            let row = interval
                .tag()
                .map_or_else(|| ALL.to_owned(), |tag| tag.as_str().replace("%20", " "));
            *counts.entry(row).or_default() += count(interval.encoded_histogram());
        }
    }
    Said::requests("hdr-log", counts)
}

fn count(encoded: &str) -> u64 {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(encoded)
        .expect("it is base64");
    let histogram: Histogram<u64> = Deserializer::new()
        .deserialize(&mut bytes.as_slice())
        .expect("it is a histogram");
    histogram.len()
}
