use proptest::prelude::*;

use super::*;
use crate::stats::{
    Cause, EngineFacts, Exchange, Outline, Phase, Phases, Recorder, RowKey, Run, Snapshot,
    ThresholdRow,
};
use crate::tick::Tick;

pub(super) fn header(shards: u32) -> Header {
    let row = RowKey {
        method: "GET".to_owned(),
        name: "/a".to_owned(),
    };
    Header {
        katydid: "0.1.0".to_owned(),
        run: Run {
            started_unix_ms: 1_700_000_000_000,
            shards,
            ..Run::default()
        },
        commit: Some("abc".to_owned()),
        machine: Machine {
            os: "linux".to_owned(),
            arch: "x86_64".to_owned(),
            cores: 2,
        },
        engine: EngineFacts::default(),
        outline: Outline {
            scenario: "{\"katydid\":1}".to_owned(),
            classes: vec!["A".to_owned()],
            rows: vec![row],
            ..Outline::default()
        },
    }
}

pub(super) fn ending() -> End {
    End {
        cause: Some(Cause::Threshold),
        thresholds: vec![ThresholdRow {
            expect: "p95 < 0.2".to_owned(),
            holds: Some(false),
            ..ThresholdRow::default()
        }],
        engine: EngineFacts {
            options: vec![("proxy".to_owned(), "http://a:1".to_owned())],
            warnings: vec![(
                "certificates are not checked".to_owned(),
                "check them".to_owned(),
            )],
        },
    }
}

/// A run of so many seconds on two shards, each with names of its own; the frames as they were written, and the result.
pub(super) fn run(seconds: u64) -> (Vec<Vec<u8>>, Aggregator) {
    let header = header(2);
    let mut aggregator = Aggregator::new(header.outline.clone(), header.run);
    let mut recorders = [0, 1].map(|_| Recorder::new(&header.outline));
    let mut frames = vec![begin(&header)];
    for second in 0..seconds {
        for (shard, recorder) in (0..).zip(&mut recorders) {
            request(recorder, shard, second);
            let at = Tick::from_micros((second + 1) * 1_000_000);
            let counted = recorder.take_delta(shard, second as u32, at);
            frames.push(delta(&aggregator.merge(&counted)));
        }
    }
    (frames, aggregator)
}

fn request(recorder: &mut Recorder, shard: u32, second: u64) {
    let row = recorder.row("GET", &format!("/{shard}/{}", second % 3));
    let at = |micros| Tick::from_micros(second * 1_000_000 + micros);
    let mut phases = Phases::default();
    phases.add(Phase::FirstByte, at(10), at(1000 * second + 500));
    let exchange = Exchange {
        intended: at(0),
        sent: at(10),
        started: None,
        first_byte: None,
        phases,
        done: at(1000 * (second + 1)),
        outcome: Ok(if second % 4 == 1 { 500 } else { 200 }),
        bytes: 5,
    };
    recorder.sent();
    recorder.record(row, &exchange, exchange.failure());
}

fn replayed(bytes: &[u8]) -> Replayed {
    read(bytes).unwrap().replay(|_| {})
}

#[test]
fn a_whole_file_comes_to_the_result_of_its_run() {
    let (mut frames, aggregator) = run(5);
    frames.push(end(&ending()));
    let again = replayed(&frames.concat());
    let expected = Snapshot {
        commit: Some("abc".to_owned()),
        cause: ending().cause,
        thresholds: ending().thresholds,
        engine: ending().engine,
        ..aggregator.result()
    };
    assert!(again.is_whole && again.unread == 0);
    assert_eq!(again.result, expected);
    assert_eq!(again.result.total.requests, 10);
}

#[test]
fn a_file_begun_anew_goes_on_as_one_that_was_not() {
    let (frames, whole) = run(700);
    let (_, before) = run(690);
    let anew = [
        begin(&header(2)),
        condensed(&before),
        frames[1 + 690 * 2..].concat(),
    ]
    .concat();
    assert!(anew.len() < frames.concat().len());
    let again = replayed(&anew).aggregator;
    assert_eq!(again.result(), whole.result());
}

#[test]
fn every_second_is_told_once_when_all_of_it_is_known() {
    let (frames, _) = run(5);
    let mut requests = Vec::new();
    let bytes = frames.concat();
    let _ = read(&bytes)
        .unwrap()
        .replay(|aggregator| requests.push(aggregator.snapshot().total.requests));
    assert_eq!(requests, [2, 4, 6, 8, 10]);
}

#[test]
fn a_file_cut_anywhere_lacks_only_what_was_cut_off() {
    let (frames, _) = run(3);
    let bytes = frames.concat();
    let mut ends = Vec::new();
    frames.iter().fold(0, |at, frame| {
        ends.push(at + frame.len());
        at + frame.len()
    });
    for cut in 0..bytes.len() {
        let whole = ends.iter().filter(|&&end| end <= cut).count();
        match read(&bytes[..cut]) {
            Err(_) => assert_eq!(whole, 0, "cut at {cut}"),
            Ok(recording) => {
                let again = recording.replay(|_| {});
                assert_eq!(
                    again.result.total.requests,
                    whole as u64 - 1,
                    "cut at {cut}"
                );
                assert!(!again.is_whole);
                assert_eq!(again.unread, cut - ends[whole - 1]);
            }
        }
    }
}

#[test]
fn what_is_no_result_is_refused_in_words() {
    let new = [b"KATYDID2".as_slice(), &begin(&header(1))[8..]].concat();
    let cases: [(&[u8], Unreadable); 4] = [
        (b"", Unreadable::NoResult),
        (b"{\"katydid\": 1}", Unreadable::NoResult),
        (&new, Unreadable::TooNew),
        (b"KATYDID1H\xff\xff\xff\xff", Unreadable::NoHeader),
    ];
    for (bytes, why) in cases {
        assert_eq!(read(bytes).map(|_| ()), Err(why));
    }
}

/// What a version wrote that knew of no phases: a delta ended where its other fields do.
#[test]
fn a_file_from_before_there_were_phases_is_read_without_them() {
    let (_, aggregator) = run(3);
    let mut bytes = begin(&header(2));
    bytes.extend(words(&aggregator.words()));
    for held in aggregator.intervals() {
        bytes.extend(frame(DELTA, &postcard(&held)));
    }
    bytes.extend(end(&End::default()));
    let again = replayed(&bytes);
    assert!(again.is_whole);
    assert!(again.result.total.phases.is_empty());
    assert_eq!(again.result.total.requests, 6);
    assert!(!aggregator.result().total.phases.is_empty());
}

#[test]
fn a_frame_of_a_later_version_is_passed_over() {
    let (mut frames, aggregator) = run(2);
    frames.insert(2, frame(b'Z', b"whatever"));
    frames.push(end(&End::default()));
    let again = replayed(&frames.concat());
    assert!(again.is_whole);
    assert_eq!(again.result.total, aggregator.result().total);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn damage_is_told_and_panics_nobody(at in 8..2000usize, byte: u8) {
        let (mut frames, aggregator) = run(4);
        frames.push(end(&End::default()));
        let mut bytes = frames.concat();
        let at = at % bytes.len();
        let changed = std::mem::replace(&mut bytes[at], byte) != byte;
        if let Ok(recording) = read(&bytes) {
            let again = recording.replay(|_| {});
            prop_assert!(again.result.total.requests <= aggregator.result().total.requests);
            prop_assert!(changed || again.is_whole);
        }
    }
}
