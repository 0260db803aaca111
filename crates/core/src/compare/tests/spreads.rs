use crate::compare::parts::Parts;
use crate::compare::spread::{Common, Spread};
use crate::compare::student;
use crate::random::{Purpose, Stream};

/// Sums of uniform draws, each keeping this part of the one before, less their mean.
fn series(seed: u64, count: usize, kept: f64) -> Parts {
    let mut random = Stream::new(seed, 0, Purpose::Target);
    let mut value = 0.0;
    let mut next = || {
        value = value * kept + random.unit() - 0.5;
        value
    };
    let values: Vec<f64> = std::iter::repeat_with(&mut next)
        .skip(50)
        .take(count)
        .collect();
    let mean = values.iter().sum::<f64>() / count as f64;
    Parts {
        each: values.iter().map(|value| value - mean).collect(),
        independent: count as f64 / 12.0,
        is_least: false,
        own: 1.0,
    }
}

/// The variance that many runs of a row are taken to have, as a part of what it is if batches are independent.
fn found(kept: f64) -> f64 {
    let spread = |seed| {
        let runs = [series(seed, 30, kept)];
        Common::of(&[&runs]).spreads(&runs)[0].variance / runs[0].independent
    };
    (0..400).map(spread).sum::<f64>() / 400.0
}

#[test]
fn independent_batches_are_taken_for_a_little_more_than_that() {
    let found = found(0.0);
    assert!((1.0..1.8).contains(&found), "{found}");
}

#[test]
fn alike_batches_are_taken_for_the_fewer_that_they_are() {
    for kept in [0.5_f64, 0.7] {
        let (found, truth) = (found(kept), (1.0 / (1.0 - kept)).powi(2));
        assert!(
            (0.6..1.6).contains(&(found / truth)),
            "{kept}: {found} of {truth}"
        );
    }
}

/// How much variances differ from each other, as a part of their mean squared, and the first's freedom.
fn unsteady(spreads: &[Spread]) -> (f64, f64) {
    let count = spreads.len() as f64;
    let mean = spreads.iter().map(|spread| spread.variance).sum::<f64>() / count;
    let off = spreads
        .iter()
        .map(|spread| (spread.variance / mean - 1.0).powi(2));
    (off.sum::<f64>() / count, spreads[0].freedom)
}

#[test]
fn the_variance_of_one_of_many_rows_is_known_better() {
    let rows: Vec<[Parts; 1]> = (0..40).map(|seed| [series(seed, 10, 0.0)]).collect();
    let all: Vec<&[Parts]> = rows.iter().map(<[Parts; 1]>::as_slice).collect();
    let common = Common::of(&all);
    let together: Vec<Spread> = rows.iter().flat_map(|row| common.spreads(row)).collect();
    let alone = rows.iter().flat_map(|row| Common::of(&[row]).spreads(row));
    let (together, alone) = (unsteady(&together), unsteady(&alone.collect::<Vec<_>>()));
    assert!(
        together.0 < alone.0 / 2.0 && together.1 > alone.1,
        "{together:?} {alone:?}"
    );
}

#[test]
fn independent_requests_set_the_least_variance_where_no_schedule_keeps_them() {
    let variance = |is_least| {
        let runs = [Parts {
            independent: 1e9,
            is_least,
            ..series(1, 30, 0.0)
        }];
        Common::of(&[&runs]).spreads(&runs)[0].variance
    };
    assert_eq!(variance(true), 1e9);
    assert!(variance(false) < 1e3);
}

#[test]
fn student_reaches_what_the_tables_say() {
    for (miss, freedom, table) in [
        (0.05, 1.0, 12.706),
        (0.05, 10.0, 2.228),
        (0.01, 30.0, 2.750),
        (0.001, 8.0, 5.041),
        (0.0001, 1e6, 3.891),
    ] {
        let reach = student::reach(miss, freedom);
        assert!((reach - table).abs() < 1e-3, "{miss} {freedom}: {reach}");
    }
}
