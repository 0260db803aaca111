//! Intervals put together, so that they are few enough to draw and about equally long: the longer one is, the less its
//! rate swings, and a run's old intervals are longer than its new ones.

use crate::stats::Point;

/// Stretches of time one after another, none shorter than a certain length but the last.
#[derive(Debug)]
pub(super) struct Grid {
    /// When each begins and ends, in seconds since the start.
    stretches: Vec<(f64, f64)>,
}

/// A stretch is long enough if it is nearly so long: intervals of a second end when somebody wakes.
const NEARLY: f64 = 0.9;

/// Moments are exact to a microsecond.
const SLACK: f64 = 1e-6;

impl Grid {
    /// At most about `most` stretches of a run's intervals.
    pub(super) fn of(series: &[Point], most: usize) -> Self {
        let total = series.last().map_or(0.0, |last| last.at);
        let least = (total / most.max(1) as f64 - SLACK).max(usual(series) * NEARLY);
        let mut grid = Self {
            stretches: Vec::new(),
        };
        for point in series {
            match grid.stretches.last_mut() {
                Some((from, to)) if *to - *from < least => *to = point.at,
                _ => grid.stretches.push((point.start() as f64, point.at)),
            }
        }
        grid.take_back_the_rest();
        grid
    }

    /// Of a rest shorter than half a stretch a rate would say nothing: it is the last stretch's.
    fn take_back_the_rest(&mut self) {
        if let [.., (from, to), (rest, end)] = self.stretches[..]
            && end - rest < (to - from) / 2.0
        {
            self.stretches.truncate(self.stretches.len() - 2);
            self.stretches.push((from, end));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.stretches.len()
    }

    /// When each stretch ends, in seconds since the start.
    pub(super) fn ends(&self) -> impl Iterator<Item = f64> {
        self.stretches.iter().map(|&(_, end)| end)
    }

    /// The seconds of most stretches: the median.
    pub(super) fn usual(&self) -> f64 {
        let spans = self.stretches.iter().map(|(from, to)| to - from);
        let mut spans: Vec<f64> = spans.collect();
        spans.sort_by(f64::total_cmp);
        spans.get(spans.len() / 2).copied().unwrap_or_default()
    }

    /// The stretch that holds this second; the nearest if none does, `None` if there is none.
    pub(super) fn index(&self, second: u64) -> Option<usize> {
        let begun = self
            .stretches
            .partition_point(|&(from, _)| from <= second as f64);
        (!self.stretches.is_empty()).then(|| begun.saturating_sub(1))
    }

    /// Counts of every stretch as rates.
    pub(super) fn per_second(&self, counts: &[u64]) -> impl Iterator<Item = f64> {
        let spans = self.stretches.iter().map(|(from, to)| to - from);
        spans.zip(counts).map(|(span, &count)| match span > 0.0 {
            true => count as f64 / span,
            false => 0.0,
        })
    }
}

/// The length of the longest intervals; one that is longer than both of its neighbours is a gap, and does not count.
fn usual(series: &[Point]) -> f64 {
    let pairs = series.windows(2);
    pairs.fold(0.0, |longest, pair| {
        longest.max(pair[0].span.min(pair[1].span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(lengths: &[f64]) -> Vec<Point> {
        let mut at = 0.0;
        let point = |&span: &f64| {
            at += span;
            Point {
                at,
                span,
                ..Point::default()
            }
        };
        lengths.iter().map(point).collect()
    }

    fn ends(lengths: &[f64], most: usize) -> Vec<f64> {
        Grid::of(&series(lengths), most).ends().collect()
    }

    #[test]
    fn few_intervals_stay_as_they_are_and_many_are_put_together() {
        assert_eq!(ends(&[1.0; 3], 3), [1.0, 2.0, 3.0]);
        assert_eq!(ends(&[1.0; 8], 3), [3.0, 6.0, 8.0]);
        assert_eq!(ends(&[], 3), [0.0; 0]);
    }

    #[test]
    fn a_short_rest_belongs_to_the_stretch_before_it() {
        assert_eq!(ends(&[1.0, 1.0, 0.003], 9), [1.0, 2.003]);
        assert_eq!(ends(&[1.0, 1.0, 0.6], 9), [1.0, 2.0, 2.6]);
    }

    #[test]
    fn stretches_are_as_long_as_the_longest_intervals_but_for_a_gap() {
        assert_eq!(ends(&[2.0, 2.0, 1.0, 1.0, 1.0], 9), [2.0, 4.0, 6.0, 7.0]);
        assert_eq!(
            ends(&[1.0, 600.0, 1.0, 1.0], 1000),
            [1.0, 601.0, 602.0, 603.0]
        );
    }

    #[test]
    fn every_second_is_in_one_stretch() {
        let grid = Grid::of(&series(&[1.0; 8]), 3);
        let seconds = [0, 2, 3, 7, 100];
        assert_eq!(
            seconds.map(|second| grid.index(second)),
            [0, 0, 1, 2, 2].map(Some)
        );
        assert_eq!(Grid::of(&[], 3).index(1), None);
    }
}
