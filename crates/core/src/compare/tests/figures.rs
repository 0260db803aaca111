use super::batches;
use crate::compare::Measure;
use crate::compare::batch::{Batch, Batches};
use crate::compare::figure::Figure;
use crate::compare::interval::{Interval, between};
use crate::compare::parts::Parts;
use crate::compare::spread::Common;
use crate::random::{Purpose, Stream};
use crate::stats::Samples;

fn figure(measure: Measure, batches: &Batches) -> Figure<'_> {
    let parts = [Parts::of(measure, batches, &batches.times)];
    let spread = Common::of(&[&parts]).spreads(&parts)[0];
    let [parts] = parts;
    Figure::new(measure, batches, &batches.times, parts, spread)
}

/// Twenty seconds of exponential times with a mean of 10 ms, about so many requests in each.
fn exponential(seed: u64, requests: usize) -> Batches {
    let mut random = Stream::new(seed, 0, Purpose::Target);
    let mut second = |at: usize| -> Vec<u64> {
        (0..requests + at % 3)
            .map(|_| (random.exponential(1.0) * 10_000.0) as u64)
            .collect()
    };
    batches(&(0..20).map(&mut second).collect::<Vec<_>>())
}

/// How often two standard errors about the figure hold the truth, of 300.
fn held(measure: Measure, truth: f64) -> usize {
    let holds = |seed: &u64| {
        let run = exponential(*seed, 60);
        let figure = figure(measure, &run);
        let ([below, above], off) = (figure.reach(2.0), figure.place() - truth);
        -above <= off && off <= below
    };
    (0..300).filter(holds).count()
}

#[test]
fn two_standard_errors_hold_the_truth_as_often_as_they_should() {
    let log = |micros: f64| micros.ln();
    for (measure, truth) in [
        (Measure::P50, log(10_000.0 * 2.0_f64.ln())),
        (Measure::P95, log(10_000.0 * 20.0_f64.ln())),
        (Measure::P99, log(10_000.0 * 100.0_f64.ln())),
        (Measure::Average, log(10_000.0)),
        (Measure::FailureRatio, 0.2),
    ] {
        let held = held(measure, truth);
        assert!((284..=300).contains(&held), "{measure:?}: {held} of 300");
    }
}

#[test]
fn a_quantile_beyond_which_there_are_too_few_is_not_bounded() {
    let run = exponential(1, 20);
    let figure = figure(Measure::P99, &run);
    assert!(figure.reach(4.0)[1].is_infinite() && figure.reach(4.0)[0].is_finite());
    assert!(figure.lacks(4.0) > 1.0);
    let longer = exponential(1, (20.0 * figure.lacks(4.0) * 1.5) as usize);
    assert!(self::figure(Measure::P99, &longer).reach(4.0)[1].is_finite());
}

#[test]
fn more_standard_errors_reach_further() {
    let run = exponential(1, 60);
    for measure in Measure::ALL {
        let figure = figure(measure, &run);
        let ([less, less_above], [more, more_above]) = (figure.reach(1.0), figure.reach(3.0));
        assert!(less < more && less_above < more_above, "{measure:?}");
    }
}

#[test]
fn an_interval_of_no_failures_is_as_wide_as_the_rule_of_three() {
    let mut run = exponential(1, 50);
    run.failures = 0.0;
    run.each.iter_mut().for_each(|batch| batch.failures = 0);
    let [below, above] = figure(Measure::FailureRatio, &run).reach(1.96);
    assert_eq!(below, 0.0);
    assert!(
        (0.0030..0.0040).contains(&above),
        "{above} of 1020 requests"
    );
}

#[test]
fn baselines_that_differ_no_more_than_their_errors_say_add_nothing() {
    let runs: Vec<Batches> = (0..40).map(|seed| exponential(seed, 60)).collect();
    let figures: Vec<Figure<'_>> = runs
        .iter()
        .map(|run| figure(Measure::Average, run))
        .collect();
    let (found, own) = (between(&figures).expect("several"), figures[0].variance());
    assert!(found.abs() < own, "{found} of {own}");
    assert_eq!(between(&figures[..1]), None);
}

#[test]
fn an_interval_is_wider_with_what_runs_differ_by_and_narrower_with_more_baselines() {
    let runs: Vec<Batches> = (0..5).map(|seed| exponential(seed, 60)).collect();
    let figures: Vec<Figure<'_>> = runs.iter().map(|run| figure(Measure::P50, run)).collect();
    let half = |baselines: usize, between| {
        Interval::of(&figures[..baselines], &figures[4], between, 0.05).half()
    };
    assert!(half(4, 0.0) < half(1, 0.0));
    assert!(half(1, 0.01) > half(1, 0.0) && half(4, 0.01) < half(1, 0.01));
}

/// Of pairs of runs of which one is longer by a tenth, how often the typical change is within so many errors of that.
fn shifts_held(errors: f64) -> usize {
    let holds = |seed: &u64| {
        let (before, run) = (
            exponential(2 * seed, 60),
            longer(&exponential(2 * seed + 1, 60)),
        );
        let figures = [&before, &run].map(|run| of_both(run, &before));
        let [_, above] = figures[1].reach(errors);
        let [below, _] = figures[1].reach(errors);
        let [own_below, own_above] = figures[0].reach(errors);
        let off = figures[1].place() - figures[0].place() - 1.1_f64.ln();
        -above.hypot(own_below) <= off && off <= below.hypot(own_above)
    };
    (0..200).filter(holds).count()
}

fn longer(run: &Batches) -> Batches {
    let longer = |batch: &Batch| {
        let times = batch
            .times
            .0
            .iter()
            .map(|&(micros, count)| (micros * 11 / 10, count));
        Batch {
            times: Samples(times.collect()),
            ..batch.clone()
        }
    };
    Batches::new(run.each.iter().map(longer).collect(), 1.0)
}

fn of_both<'b>(run: &'b Batches, before: &'b Batches) -> Figure<'b> {
    let parts = [Parts::of(Measure::Typical, run, &before.times)];
    let spread = Common::of(&[&parts]).spreads(&parts)[0];
    let [parts] = parts;
    Figure::new(Measure::Typical, run, &before.times, parts, spread)
}

#[test]
fn the_typical_change_is_as_far_off_as_its_interval_says() {
    let held = shifts_held(2.0);
    assert!((188..=200).contains(&held), "{held} of 200");
}

#[test]
fn a_run_is_typically_not_longer_than_itself_and_a_tenth_longer_than_that_is_a_tenth() {
    let run = exponential(1, 60);
    assert_eq!(of_both(&run, &run).place(), 0.0);
    let longer = longer(&run);
    let place = of_both(&longer, &run).place();
    assert!((place - 1.1_f64.ln()).abs() < 0.002, "{place}");
}
