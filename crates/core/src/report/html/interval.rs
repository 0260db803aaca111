//! The picture of a change: its interval, and the band of what does not matter.
//!
//! ```text
//!  -20 %        |-5 %  0  +5 %|        +20 %
//!               |      |   ───●───           the interval and the change
//!               |      |  ──────             the same against the other rows
//! ```

use maud::{Markup, html};

use crate::compare::{Change, Verdict};

/// A picture reaches so many times what matters to each side.
pub(super) const REACH: f64 = 4.0;

/// Units of the drawing.
const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 22.0;

/// What is beyond the picture ends here, with an arrow.
const EDGE: f64 = 6.0;

/// Where a change stands from left to right, of which this part matters.
fn place(change: f64, matters: f64) -> f64 {
    let middle = WIDTH / 2.0;
    (middle + change / matters / REACH * middle).clamp(EDGE, WIDTH - EDGE)
}

/// The colours of a verdict.
pub(super) const fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Worse => "worse",
        Verdict::Better => "better",
        Verdict::NoDifference => "even",
        Verdict::Unclear => "open",
    }
}

/// `tolerance` is the comparison's. The same stands beside it in figures.
pub(super) fn picture(change: &Change, tolerance: f64) -> Markup {
    let matters = change.measure.tolerance(tolerance);
    let [left, right] = [-matters, matters].map(|end| place(end, matters));
    html! {
        svg.interval.(class(change.verdict)) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } aria-hidden="true" focusable="false" {
            rect.band x=(round(left)) y="0" width=(round(right - left)) height=(HEIGHT) {}
            path.zero d={ "M" (WIDTH / 2.0) " 0v" (HEIGHT) } {}
            @if let Some(middle) = change.change {
                (line("reach", [change.low, change.high], matters, 8.0))
                circle.middle cx=(round(place(middle, matters))) cy="8" r="3.5" {}
            }
            @if let Some(beside) = &change.relative {
                (line("reach beside", [Some(beside.low), Some(beside.high)], matters, 16.5))
            }
        }
    }
}

/// From one bound to the other; where there is none, or it is beyond the picture, with an arrow.
fn line(class: &str, [low, high]: [Option<f64>; 2], matters: f64, y: f64) -> Markup {
    let [low, high] =
        [low.unwrap_or(f64::MIN), high.unwrap_or(f64::MAX)].map(|end| place(end, matters));
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

    #[test]
    fn what_matters_stands_at_the_same_place_of_every_measure_and_nothing_leaves_the_picture() {
        assert_eq!([place(0.05, 0.05), place(0.005, 0.005)], [100.0, 100.0]);
        assert_eq!(place(0.0, 0.05), 80.0);
        assert_eq!([place(9.0, 0.05), place(f64::MIN, 0.05)], [154.0, 6.0]);
    }
}
