//! Which point a pointer means.

/// The index of the time nearest to `time`; `None` without times. `times` must rise.
pub(crate) fn nearest(times: &[f64], time: f64) -> Option<usize> {
    let after = times.partition_point(|&known| known < time);
    let before = after.checked_sub(1);
    match (before, times.get(after)) {
        (Some(before), Some(&next)) if time - times[before] <= next - time => Some(before),
        (_, Some(_)) => Some(after),
        (before, None) => before,
    }
}

/// The time `steps` points further on from the one nearest to `time`, or from the last without one.
pub(crate) fn step(times: &[f64], time: Option<f64>, steps: isize) -> Option<f64> {
    let last = times.len().checked_sub(1)?;
    let from = time.and_then(|time| nearest(times, time)).unwrap_or(last);
    times
        .get(from.saturating_add_signed(steps).min(last))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_point_is_found_on_either_side() {
        let times = [1.0, 2.0, 4.0];
        let near = [0.0, 1.4, 1.6, 3.0, 3.1, 9.0].map(|time| nearest(&times, time));
        assert_eq!(near, [0, 0, 1, 1, 2, 2].map(Some));
        assert_eq!(nearest(&[], 1.0), None);
    }

    #[test]
    fn steps_stay_on_the_series() {
        let times = [1.0, 2.0, 3.0];
        assert_eq!(step(&times, None, -1), Some(2.0));
        assert_eq!(step(&times, Some(1.0), -1), Some(1.0));
        assert_eq!(step(&times, Some(3.0), 1), Some(3.0));
        assert_eq!(step(&[], None, 1), None);
    }
}
