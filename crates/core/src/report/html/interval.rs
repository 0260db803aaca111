//! The picture of a change: its interval, and the band of what does not matter.
//!
//! ```text
//!  -20 %        |-5 % 0 +5 %|        +20 %
//!               |      |   ───●───           the interval and the change
//!               |      |  ──────             the same against the other rows
//! ```

use maud::{Markup, html};

use crate::compare::{Change, Comparison, Measure, Verdict};

/// How far pictures reach: as many times as what matters.
pub(super) struct Scale {
    tolerance: f64,
    times: f64,
}

/// Units of the drawing.
const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 22.0;

/// What is beyond the picture ends here, with an arrow.
const EDGE: f64 = 6.0;

/// The colours of a verdict.
pub(super) const fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Worse => "worse",
        Verdict::Better => "better",
        Verdict::NoDifference => "even",
        Verdict::Unclear => "open",
    }
}

impl Scale {
    /// So that every typical change is in the picture, and what does not matter can be seen beside it.
    pub(super) fn of(comparison: &Comparison) -> Self {
        let changes = comparison.rows.iter().flat_map(|row| &row.changes);
        let typical = changes.filter(|change| change.measure == Measure::Typical);
        let most = typical.filter_map(|change| change.change).map(f64::abs);
        let times = most.fold(0.0, f64::max) / comparison.tolerance * 1.5;
        Self {
            tolerance: comparison.tolerance,
            times: times.ceil().clamp(4.0, 20.0),
        }
    }

    /// The largest change of a time in a picture.
    pub(super) fn reach(&self) -> f64 {
        self.times * self.tolerance
    }

    /// Where a change stands from left to right, of which this part matters.
    fn place(&self, change: f64, matters: f64) -> f64 {
        let middle = WIDTH / 2.0;
        (middle + change / matters / self.times * middle).clamp(EDGE, WIDTH - EDGE)
    }

    /// The same stands beside it in figures.
    pub(super) fn picture(&self, change: &Change) -> Markup {
        let matters = change.measure.tolerance(self.tolerance);
        let place = |change| self.place(change, matters);
        let [left, right] = [-matters, matters].map(place);
        html! {
            svg.interval.(class(change.verdict)) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } aria-hidden="true" focusable="false" {
                rect.band x=(round(left)) y="0" width=(round(right - left)) height=(HEIGHT) {}
                path.zero d={ "M" (WIDTH / 2.0) " 0v" (HEIGHT) } {}
                @if let Some(middle) = change.change {
                    (line("reach", [change.low, change.high].map(|end| end.map(place)), 8.0))
                    circle.middle cx=(round(place(middle))) cy="8" r="3.5" {}
                }
                @if let Some(beside) = &change.relative {
                    (line("reach beside", [beside.low, beside.high].map(|end| Some(place(end))), 16.5))
                }
            }
        }
    }
}

/// From one end to the other; where there is none, or it is beyond the picture, with an arrow.
fn line(class: &str, [low, high]: [Option<f64>; 2], y: f64) -> Markup {
    let (low, high) = (low.unwrap_or(EDGE), high.unwrap_or(WIDTH - EDGE));
    let mut path = format!("M{} {y}H{}", round(low), round(high));
    if low <= EDGE {
        path += &format!("M{} {}l-4 3 4 3", EDGE, y - 3.0);
    }
    if high >= WIDTH - EDGE {
        path += &format!("M{} {}l4 3-4 3", WIDTH - EDGE, y - 3.0);
    }
    html! { path class=(class) d=(path) {} }
}

/// A tenth of a unit is finer than any screen.
fn round(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::comparison::example::comparison;

    #[test]
    fn what_matters_stands_at_the_same_place_of_every_measure_and_nothing_leaves_the_picture() {
        let scale = Scale::of(&comparison("GET"));
        assert_eq!(scale.reach(), 0.2);
        assert_eq!(
            [scale.place(0.05, 0.05), scale.place(0.005, 0.005)],
            [100.0, 100.0]
        );
        assert_eq!(scale.place(0.0, 0.05), 80.0);
        assert_eq!(
            [scale.place(9.0, 0.05), scale.place(f64::MIN, 0.05)],
            [154.0, 6.0]
        );
    }

    #[test]
    fn a_large_typical_change_widens_every_picture_but_not_for_ever() {
        let mut comparison = comparison("GET");
        comparison.rows[0].changes[0].change = Some(0.3);
        assert_eq!(Scale::of(&comparison).reach(), 0.45);
        comparison.rows[0].changes[0].change = Some(30.0);
        assert_eq!(Scale::of(&comparison).reach(), 1.0);
    }
}
