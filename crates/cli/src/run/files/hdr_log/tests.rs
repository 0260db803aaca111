use std::fs;
use std::time::Duration;

use hdrhistogram::serialization::Deserializer;
use hdrhistogram::serialization::interval_log::{IntervalLogIterator, LogEntry};
use katydid_core::stats::{
    Delta, Outline, RowDelta, RowId, RowKey, Run, Samples, TRANSACTION, Times,
};
use katydid_core::tick::Tick;

use super::*;

/// Start, span, tag, maximum and samples of every interval.
type Read = Vec<(f64, f64, Option<String>, f64, Vec<(u64, u64)>)>;

fn read(text: &str) -> (Vec<Duration>, Read) {
    let (mut times, mut intervals) = (Vec::new(), Vec::new());
    for entry in IntervalLogIterator::new(text.as_bytes()) {
        match entry.unwrap() {
            LogEntry::StartTime(time) | LogEntry::BaseTime(time) => times.push(time),
            LogEntry::Interval(interval) => intervals.push((
                interval.start_timestamp().as_secs_f64(),
                interval.duration().as_secs_f64(),
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

fn aggregator() -> Aggregator {
    let row = |method: &str, name: &str| RowKey {
        method: method.to_owned(),
        name: name.to_owned(),
    };
    let outline = Outline {
        rows: vec![
            row("GET", "/ä,b%"),
            row("POST", "/pay"),
            row(TRANSACTION, "buy"),
        ],
        ..Outline::default()
    };
    let run = Run {
        started_unix_ms: 1_767_225_599_250,
        shards: 1,
        ..Run::default()
    };
    Aggregator::new(outline, run)
}

fn row(row: u32, samples: &[(u64, u64)]) -> RowDelta {
    let mut times = Times::default();
    for &(micros, _) in samples {
        times.record(Duration::from_micros(micros));
    }
    let samples = Samples(samples.to_vec());
    RowDelta {
        row: RowId(row),
        requests: samples.count(),
        failures: 0,
        aborted: 0,
        bytes: 0,
        last: Tick::ZERO,
        response: times,
        service: times,
        response_times: samples,
        service_times: Samples::default(),
    }
}

/// What the only shard has counted in a second that ends then.
fn second(end: f64, rows: Vec<RowDelta>) -> Delta {
    Delta {
        interval: end.ceil() as u32 - 1,
        at: Tick::from_seconds(end),
        rows,
        ..Delta::default()
    }
}

#[test]
fn the_library_reads_every_interval_of_every_row() {
    let (some, other) = ([(1_000, 3), (345_855, 1)], [(7, 1), (1_000, 1)]);
    let text = written(|mut log, done| {
        let mut aggregator = aggregator();
        let buy = vec![row(2, &[(50, 1)])];
        let first = second(1.0, vec![row(0, &some), row(1, &other)]);
        let first = Delta {
            transactions: buy,
            ..first
        };
        for delta in [
            first,
            second(2.0, vec![]),
            second(2.5, vec![row(1, &other)]),
        ] {
            aggregator.merge(&delta);
            log.second(&aggregator);
        }
        log.last(&aggregator);
        log.finish(done);
    });
    let started = Duration::from_millis(1_767_225_599_250);
    let (times, intervals) = read(&text);
    assert_eq!(times, [started; 2]);
    let tag = |tag: &str| Some(tag.to_owned());
    let all = vec![(7, 1), (1_000, 4), (345_855, 1)];
    let expected: Read = vec![
        (0.0, 1.0, None, 345.855, all),
        (0.0, 1.0, tag("GET%20/%C3%A4%2Cb%"), 345.855, some.to_vec()),
        (0.0, 1.0, tag("POST%20/pay"), 1.0, other.to_vec()),
        (0.0, 1.0, tag("TRANSACTION%20buy"), 0.05, vec![(50, 1)]),
        (1.0, 1.0, None, 0.0, vec![]),
        (2.0, 0.5, None, 1.0, other.to_vec()),
        (2.0, 0.5, tag("POST%20/pay"), 1.0, other.to_vec()),
    ];
    assert_eq!(intervals, expected);
    let head = "#[Histogram log format version 1.3]\n#[StartTime: 1767225599.250 ";
    assert!(text.starts_with(head), "{text}");
}

#[test]
fn an_interval_is_written_as_soon_as_nothing_more_can_come_to_it() {
    written(|mut log, done| {
        let (mut aggregator, mut lines) = (aggregator(), Vec::new());
        for end in 1..=4 {
            aggregator.merge(&second(end.into(), vec![row(0, &[(9, 1)])]));
            log.second(&aggregator);
            let text = fs::read_to_string(log.file.path()).unwrap();
            lines.push(text.matches("Tag=").count());
        }
        assert_eq!(lines, [0, 1, 2, 3]);
        log.last(&aggregator);
        log.finish(done);
    });
}

#[test]
fn intervals_that_nobody_heard_of_for_long_are_written_when_they_are_told() {
    let text = written(|mut log, done| {
        let mut aggregator = aggregator();
        for end in 1..=20 {
            aggregator.merge(&second(end.into(), vec![row(0, &[(9, 1)])]));
        }
        log.second(&aggregator);
        log.last(&aggregator);
        log.finish(done);
    });
    let starts: Vec<_> = read(&text).1.iter().map(|interval| interval.0).collect();
    let expected: Vec<_> = (0..20).flat_map(|start| [f64::from(start); 2]).collect();
    assert_eq!(starts, expected);
}
