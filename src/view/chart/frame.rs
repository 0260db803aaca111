//! Where a chart's parts are.
//!
//! ```text
//!  unit
//!  label ┌──────────────┐ top
//!  label │   plot       │
//!  label └──────────────┘ bottom
//!        left         right
//!        label    label
//! ```

use super::scale::Scale;
use super::series::Series;
use super::ticks;

const LEFT: f64 = 44.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 24.0;

/// CSS pixels that a label of the time axis needs.
const TIME_LABEL: f64 = 64.0;

/// CSS pixels that a label of the value axis needs.
const VALUE_LABEL: f64 = 34.0;

/// What is left free above the greatest value, so that no line lies on the edge.
const HEADROOM: f64 = 1.02;

/// The shortest time axis, in seconds: a run's first moments are not blown up.
const LEAST_SECONDS: f64 = 10.0;

/// Where a chart's parts are, in CSS pixels from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    /// The plot's left edge.
    pub(crate) left: f64,
    /// The plot's right edge.
    pub(crate) right: f64,
    /// The plot's upper edge.
    pub(crate) top: f64,
    /// The plot's lower edge.
    pub(crate) bottom: f64,
    /// Seconds to pixels.
    pub(crate) x: Scale,
    /// Values to pixels.
    pub(crate) y: Scale,
    /// Labelled times.
    pub(crate) times: Vec<f64>,
    /// Labelled values.
    pub(crate) values: Vec<f64>,
}

impl Frame {
    /// For a series on a surface of this size.
    pub(crate) fn of(series: &Series, width: f64, height: f64) -> Self {
        let (left, right) = (LEFT, (width - RIGHT).max(LEFT + 1.0));
        let (top, bottom) = (TOP, (height - BOTTOM).max(TOP + 1.0));
        let end = series
            .times
            .last()
            .copied()
            .unwrap_or_default()
            .max(LEAST_SECONDS);
        let times = ticks::times(end, fitting(right - left, TIME_LABEL));
        let values = ticks::values(series.max() * HEADROOM, fitting(bottom - top, VALUE_LABEL));
        let last = |ticks: &[f64]| ticks.last().copied().unwrap_or(1.0);
        Self {
            x: Scale::new((0.0, last(&times)), (left, right)),
            y: Scale::new((0.0, last(&values)), (bottom, top)),
            left,
            right,
            top,
            bottom,
            times,
            values,
        }
    }

    /// The time under a pointer, wherever on the surface it is.
    pub(crate) fn time_at(&self, x: f64) -> f64 {
        self.x.value(x.clamp(self.left, self.right))
    }

    /// How many points a line may have before two share a pixel.
    pub(crate) fn points(&self) -> usize {
        (self.right - self.left) as usize
    }
}

fn fitting(length: f64, label: f64) -> usize {
    ((length / label) as usize).max(1)
}

/// The left edge of a box beside `x`: on its right, or on its left where it would leave the surface.
pub(crate) fn beside(x: f64, width: f64, surface: f64) -> f64 {
    const GAP: f64 = 10.0;
    if x + GAP + width <= surface {
        x + GAP
    } else {
        (x - GAP - width).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::chart::series::Line;

    fn series(times: Vec<f64>, value: f64) -> Series {
        let values = times.iter().map(|_| Some(value)).collect();
        Series {
            spans: vec![1.0; times.len()],
            times,
            digits: 0,
            lines: vec![Line {
                label: "a",
                color: "b",
                dash: &[],
                optional: false,
                values,
            }],
        }
    }

    #[test]
    fn every_value_is_inside_the_plot() {
        let frame = Frame::of(&series(vec![0.0, 61.0], 87.0), 400.0, 200.0);
        assert!(frame.x.at(61.0) <= frame.right && frame.x.at(0.0) == frame.left);
        assert!(frame.y.at(87.0) >= frame.top && frame.y.at(0.0) == frame.bottom);
    }

    #[test]
    fn a_young_run_gets_ten_seconds_of_axis() {
        let frame = Frame::of(&series(vec![1.0], 1.0), 400.0, 200.0);
        assert_eq!(frame.times.last(), Some(&10.0));
    }

    #[test]
    fn a_surface_too_small_to_draw_on_does_not_turn_inside_out() {
        let frame = Frame::of(&Series::default(), 0.0, 0.0);
        assert!(frame.right > frame.left && frame.bottom > frame.top);
        assert!(frame.x.at(5.0).is_finite());
    }

    #[test]
    fn a_pointer_beside_the_plot_means_its_edge() {
        let frame = Frame::of(&series(vec![0.0, 10.0], 1.0), 400.0, 200.0);
        assert_eq!([frame.time_at(0.0), frame.time_at(999.0)], [0.0, 10.0]);
    }

    #[test]
    fn a_tooltip_never_leaves_the_surface() {
        assert_eq!(beside(100.0, 80.0, 400.0), 110.0);
        assert_eq!(beside(390.0, 80.0, 400.0), 300.0);
        assert_eq!(beside(20.0, 80.0, 90.0), 0.0);
    }
}
