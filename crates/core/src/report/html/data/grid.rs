//! Intervals put together, so that they are few enough to draw.

use crate::stats::Point;

/// Stretches of time one after another, each of as many intervals, the last of what is left: of a long run's intervals
/// the older are longer.
#[derive(Debug)]
pub(super) struct Grid {
    /// When each begins and ends, in seconds since the start.
    stretches: Vec<(f64, f64)>,
}

impl Grid {
    /// At most `most` stretches of a run's intervals.
    pub(super) fn of(series: &[Point], most: usize) -> Self {
        let together = series.len().div_ceil(most.max(1)).max(1);
        let stretches = series.chunks(together).filter_map(stretch).collect();
        let mut grid = Self { stretches };
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

    /// The seconds of the longest stretch.
    pub(super) fn longest(&self) -> f64 {
        let spans = self.stretches.iter().map(|(from, to)| to - from);
        spans.fold(0.0, f64::max)
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

fn stretch(points: &[Point]) -> Option<(f64, f64)> {
    let (first, last) = (points.first()?, points.last()?);
    Some((first.start() as f64, last.at))
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
