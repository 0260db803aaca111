use proptest::prelude::*;

use super::*;
use crate::result_file::tests::{ending, header, run};
use crate::stats::{OTHER_NAMES, Recorder, RowKey, Run, ThresholdRow};
use crate::tick::Tick;

/// A run with so many rows, each with times of its own.
fn wide(rows: u64, seconds: u32) -> Aggregator {
    let mut outline = header(1).outline;
    outline.scenario = "x".repeat(30_000);
    let run = Run {
        started_unix_ms: 1,
        shards: 1,
        ..Run::default()
    };
    let mut recorder = Recorder::new(&outline);
    let mut aggregator = Aggregator::new(outline, run);
    for second in 0..seconds {
        for row in 0..rows {
            requests(&mut recorder, row, second);
        }
        let at = Tick::from_micros((u64::from(second) + 1) * 1_000_000);
        aggregator.merge(&recorder.take_delta(0, second, at));
    }
    aggregator
}

/// As many as the row's number tells, and a failure.
fn requests(recorder: &mut Recorder, row: u64, second: u32) {
    let start = Tick::from_micros(u64::from(second) * 1_000_000);
    let name = format!("/rows/{row}/{}", "long".repeat(20));
    for nth in 0..=row % 20 {
        let micros = (row * 7_919 + nth * 104_729 + u64::from(second) * 1_299_709) % 900_000 + 1;
        let done = start + std::time::Duration::from_micros(micros);
        let outcome = if nth == 1 {
            Err("it did not work")
        } else {
            Ok(())
        };
        recorder.custom("GET", &name, start, done, 10, outcome);
    }
}

fn shared(aggregator: &Aggregator) -> (String, Opened) {
    let mut header = header(1);
    header.outline = aggregator.outline().clone();
    let (fragment, thinned) = encode(&header, &ending(), aggregator);
    let opened = decode(&fragment).unwrap();
    assert_eq!(opened.thinned, thinned);
    (fragment, opened)
}

#[test]
fn a_short_run_fits_as_it_is() {
    let (_, aggregator) = run(30);
    let mut header = header(2);
    header.outline = aggregator.outline().clone();
    let (fragment, thinned) = encode(&header, &ending(), &aggregator);
    let opened = decode(&format!("https://page.example/#{fragment}")).unwrap();
    let expected = Snapshot {
        commit: header.commit.clone(),
        cause: ending().cause,
        thresholds: ending().thresholds,
        engine: ending().engine,
        ..aggregator.result()
    };
    assert_eq!(thinned.words(), "");
    assert!(fragment.len() < 3000, "{}", fragment.len());
    assert_eq!(opened.result, expected);
}

#[test]
fn a_link_from_before_there_were_phases_opens_without_them() {
    let (_, aggregator) = run(3);
    let shared = Shared {
        header: header(2),
        end: ending(),
        words: aggregator.words(),
        intervals: aggregator.intervals().collect(),
        thinned: Thinned::default(),
    };
    let bytes = compress_to_vec(&postcard::to_allocvec(&shared).unwrap(), LEVEL);
    let opened = decode(&format!(
        "{PREFIX}{}",
        Base64UrlUnpadded::encode_string(&bytes)
    ))
    .unwrap();
    assert!(opened.result.total.phases.is_empty());
    assert_eq!(opened.result.total.requests, 6);
}

#[test]
fn what_does_not_fit_is_thinned_says_so_and_keeps_its_sums() {
    let aggregator = wide(120, 60);
    let (fragment, opened) = shared(&aggregator);
    let (whole, thin) = (aggregator.result(), opened.result);
    assert!(fragment.len() <= LONGEST, "{}", fragment.len());
    let Thinned {
        seconds,
        permille,
        rows,
        texts,
        scenario,
    } = opened.thinned;
    assert!(seconds > 1 && permille > 0 && rows > 0 && texts && scenario);
    assert!(opened.thinned.words().contains("percentiles may be off by"));
    assert_eq!(thin.total.requests, whole.total.requests);
    assert_eq!(thin.total.failures, whole.total.failures);
    assert_eq!(thin.total.response.max, whole.total.response.max);
    assert_eq!(thin.total.response.average, whole.total.response.average);
    let requests = |result: &Snapshot| result.rows.iter().map(|row| row.requests).sum::<u64>();
    assert_eq!(requests(&thin), requests(&whole));
    let failed = |result: &Snapshot| {
        result
            .failures
            .iter()
            .map(|row| row.occurrences)
            .sum::<u64>()
    };
    assert_eq!(failed(&thin), failed(&whole));
    assert!(thin.rows.iter().any(|row| row.name == OTHER_NAMES));
}

#[test]
fn a_percentile_is_off_by_no_more_than_is_said() {
    let aggregator = wide(30, 60);
    let (_, opened) = shared(&aggregator);
    let off = f64::from(opened.thinned.permille) / 1000.0;
    assert!(off > 0.0);
    let (whole, thin) = (aggregator.result(), opened.result);
    let (whole, thin) = (whole.total.response.values, thin.total.response.values);
    for (exact, thin) in whole.iter().zip(thin) {
        let ratio = thin as f64 / *exact as f64;
        // The histogram's own bucket is a thousandth.
        assert!((ratio - 1.0).abs() <= off + 0.002, "{thin} for {exact}");
    }
}

/// A run of a plan with rows of these names, of which each has one request more than the one before.
fn planned(names: impl Iterator<Item = String>) -> Aggregator {
    let mut outline = header(1).outline;
    let key = |name| RowKey {
        method: "GET".to_owned(),
        name,
    };
    outline.rows = names.map(key).collect();
    let run = Run {
        shards: 1,
        ..Run::default()
    };
    let mut recorder = Recorder::new(&outline);
    for (row, key) in outline.rows.iter().enumerate() {
        let at = Tick::from_micros(row as u64 % 1000);
        for _ in 0..=row.min(9) {
            recorder.custom("GET", &key.name, Tick::ZERO, at, 1, Ok(()));
        }
    }
    let mut aggregator = Aggregator::new(outline, run);
    aggregator.merge(&recorder.take_delta(0, 0, Tick::from_micros(1_000_000)));
    aggregator
}

#[test]
fn a_plan_of_more_rows_than_are_opened_is_thinned_and_opened() {
    let aggregator = planned((0..10_500).map(|row| format!("/{row}")));
    let (fragment, opened) = shared(&aggregator);
    assert!(fragment.len() <= LONGEST, "{}", fragment.len());
    let (whole, thin) = (aggregator.result(), opened.result);
    assert_eq!(thin.total.requests, whole.total.requests);
    let other = thin.rows.last().unwrap();
    assert_eq!((&*other.method, &*other.name), ("", OTHER_NAMES));
    let rows = opened.thinned.rows as usize;
    assert_eq!(thin.rows.len() - 1 + rows, whole.rows.len());
    assert!(thin.rows[..9].iter().all(|row| row.requests == 10));
}

#[test]
fn names_that_are_cut_alike_are_still_two_rows() {
    let long = "/long".repeat(20);
    let aggregator = planned(["a", "b"].into_iter().map(|end| long.clone() + end));
    let mut whole = Shared {
        header: header(1),
        end: ending(),
        words: aggregator.words(),
        intervals: aggregator.intervals().collect(),
        thinned: Thinned::default(),
    };
    whole.header.outline = aggregator.outline().clone();
    let [.., last] = LEVELS;
    let opened = decode(&fragment(&thinned(&whole, &last)).0).unwrap();
    let requests = opened.result.rows.iter().map(|row| row.requests);
    assert_eq!(requests.collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_link_is_a_result_file_of_the_same_result() {
    let (fragment, opened) = shared(&wide(5, 8));
    let file = to_file(&fragment).unwrap();
    let replayed = crate::result_file::read(&file).unwrap().replay(|_| {});
    assert!(replayed.is_whole);
    assert_eq!(replayed.result, opened.result);
}

#[test]
fn what_is_no_result_is_refused() {
    for text in ["", "v1.abc", "https://page.example/#v1.abc", "r2.abc"] {
        assert_eq!(decode(text).err(), Some(Broken::NoResult), "{text}");
        assert!(!looks_like_result(text));
    }
    let (fragment, _) = shared(&wide(2, 3));
    assert!(looks_like_result(&fragment));
    for cut in [4, fragment.len() / 2, fragment.len() - 2] {
        assert_eq!(
            decode(&fragment[..cut]).err(),
            Some(Broken::Damaged),
            "{cut}"
        );
    }
}

/// What a stranger may have packed.
fn forged(change: impl FnOnce(&mut Shared)) -> Option<Broken> {
    let aggregator = wide(2, 3);
    let mut shared = Shared {
        header: header(1),
        end: ending(),
        words: aggregator.words(),
        intervals: aggregator.intervals().collect(),
        thinned: Thinned::default(),
    };
    shared.header.outline = aggregator.outline().clone();
    change(&mut shared);
    decode(&fragment(&shared).0).err()
}

#[test]
fn what_would_keep_a_page_busy_is_refused() {
    let row = |at: usize| RowKey {
        method: String::new(),
        name: at.to_string(),
    };
    assert_eq!(forged(|_| {}), None);
    let refused = [
        forged(|shared| shared.header.outline.rows = (0..10_001).map(row).collect()),
        forged(|shared| shared.end.thresholds = vec![ThresholdRow::default(); 1001]),
        forged(|shared| shared.intervals[1].interval = 3600),
        forged(|shared| shared.intervals = vec![shared.intervals[0].clone(); 1001]),
        forged(|shared| {
            let held = &mut shared.intervals[0];
            held.rows[0].response_times.0 = (0..30_000).map(|at| (at, 1)).collect();
            held.rows = vec![held.rows[0].clone(); 2];
            let few = held.rows[1].response_times.0.drain(1..);
            drop(few);
            let again = held.rows[1].clone();
            held.rows.extend(vec![again; 17_000]);
        }),
    ];
    let (large, damaged) = (Some(Broken::TooLarge), Some(Broken::Damaged));
    assert_eq!(refused, [large, large, damaged, damaged, large]);
}

#[test]
fn an_interval_of_ten_years_is_one_point() {
    let seconds = 10 * 365 * 86_400;
    let link = |shared: &mut Shared| {
        shared.intervals.truncate(1);
        shared.intervals[0].further = seconds - 1;
        shared.intervals[0].at = Tick::from_seconds(f64::from(seconds));
    };
    assert_eq!(forged(link), None);
}

#[test]
fn a_scenario_that_begins_with_a_comment_is_no_link() {
    assert!(!looks_like_result(
        "#r1.2 of the shop\nhost: https://a.example"
    ));
    assert!(looks_like_result(" https://page.example/#r1.abc\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damage_panics_nobody(at in 3..400usize, byte in "[A-Za-z0-9_-]") {
        let (mut fragment, _) = shared(&wide(2, 3));
        let at = at % fragment.len();
        fragment.replace_range(at..=at, &byte);
        let _ = decode(&fragment);
    }

    #[test]
    fn bytes_of_strangers_panic_nobody(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let packed = Base64UrlUnpadded::encode_string(&compress_to_vec(&bytes, 1));
        let _ = decode(&format!("r1.{packed}"));
    }
}
