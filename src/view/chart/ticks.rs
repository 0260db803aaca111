//! Round numbers along an axis.

/// Steps between seconds on a time axis.
const TIME_STEPS: [f64; 14] = [
    1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0,
];

/// Multiples of a power of ten on any other axis.
const STEPS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

/// Round values from 0 to the first that is `max` or more, in at most `count` steps; `max` of 0 counts as 1.
pub(crate) fn values(max: f64, count: usize) -> Vec<f64> {
    let max = if max > 0.0 && max.is_finite() {
        max
    } else {
        1.0
    };
    let least = max / count.max(1) as f64;
    let power = power_below(least);
    let step = STEPS
        .iter()
        .map(|multiple| multiple * power)
        .find(|&step| reaches(step, max, count));
    upto(step.unwrap_or(power * 10.0), max)
}

/// Round times from 0 to the first that is `end` or more, in at most `count` steps, in seconds.
pub(crate) fn times(end: f64, count: usize) -> Vec<f64> {
    let step = TIME_STEPS
        .into_iter()
        .find(|&step| reaches(step, end, count));
    let hours = || (end / 3600.0 / count.max(1) as f64).ceil() * 3600.0;
    upto(step.unwrap_or_else(hours), end)
}

/// The greatest power of ten that is no greater: by steps, for logarithms are kilobytes of the page.
fn power_below(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    power
}

fn reaches(step: f64, max: f64, count: usize) -> bool {
    (max / step).ceil() <= count.max(1) as f64
}

fn upto(step: f64, max: f64) -> Vec<f64> {
    let steps = (max / step).ceil().max(1.0) as u32;
    (0..=steps).map(|index| f64::from(index) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_round_and_reach_the_greatest() {
        assert_eq!(values(87.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(values(100.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    }

    #[test]
    fn an_axis_of_nothing_still_has_an_extent() {
        assert_eq!(values(0.0, 4), [0.0, 0.5, 1.0]);
        assert_eq!(values(f64::NAN, 4), values(0.0, 4));
    }

    #[test]
    fn times_go_in_steps_that_clocks_know() {
        assert_eq!(times(60.0, 6), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]);
        assert_eq!(times(61.0, 6).last(), Some(&75.0));
        assert_eq!(times(100_000.0, 4).last(), Some(&100_800.0));
    }

    #[test]
    fn there_are_never_more_steps_than_asked_for() {
        for max in [0.001, 0.7, 1.0, 9.99, 123.0, 1e7] {
            for count in 1..8 {
                let ticks = values(max, count);
                assert!(
                    ticks.len() <= count + 1 && ticks.last() >= Some(&max),
                    "{max} in {count}: {ticks:?}"
                );
            }
        }
    }
}
