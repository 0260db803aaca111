//! Draws a chart.

use super::frame::Frame;
use super::nearest::nearest;
use super::paint::Pencil;
use super::palette::Palette;
use super::series::{Line, Series};
use super::thin::{Sample, thin};
use super::tooltip;
use crate::view::format::{clock, compact};

/// Everything that decides how a chart looks.
pub(super) struct Plot<'a> {
    pub(super) series: &'a Series,
    pub(super) frame: &'a Frame,
    pub(super) palette: &'a Palette,
    pub(super) pencil: &'a Pencil,
    /// The surface's width in CSS pixels.
    pub(super) width: f64,
}

impl Plot<'_> {
    /// The axes, the lines, and what is known at the time pointed at.
    pub(super) fn draw(&self, hovered: Option<f64>) {
        self.pencil.font(&self.palette.font());
        self.values();
        self.times();
        self.series.lines.iter().for_each(|line| self.line(line));
        let times = &self.series.times;
        if let Some(index) = hovered.and_then(|time| nearest(times, time)) {
            self.point_at(index);
        }
    }

    fn values(&self) {
        let Frame {
            left,
            right,
            y,
            values,
            ..
        } = self.frame;
        for &value in values {
            let color = if value == 0.0 { "axis" } else { "grid" };
            self.pencil.rule(
                (*left, y.at(value)),
                (*right, y.at(value)),
                &self.palette.color(color),
            );
            self.pencil.text(
                &compact(value),
                (left - 8.0, y.at(value)),
                "right",
                &self.palette.color("ink-muted"),
            );
        }
    }

    fn times(&self) {
        let Frame {
            bottom, x, times, ..
        } = self.frame;
        let color = self.palette.color("ink-muted");
        for &time in times {
            self.pencil
                .text(&clock(time), (x.at(time), bottom + 14.0), "center", &color);
        }
    }

    fn line(&self, line: &Line) {
        let samples = self.series.samples(line);
        let place = |(time, value): Sample| {
            (
                self.frame.x.at(time),
                value.map(|value| self.frame.y.at(value)),
            )
        };
        let places: Vec<Sample> = thin(&samples, self.frame.points())
            .into_iter()
            .map(place)
            .collect();
        self.pencil
            .line(&places, &self.palette.color(line.color), line.dash);
    }

    fn point_at(&self, index: usize) {
        let time = self.series.times[index];
        let Frame {
            top, bottom, x, y, ..
        } = self.frame;
        self.pencil.rule(
            (x.at(time), *top),
            (x.at(time), *bottom),
            &self.palette.color("ink-muted"),
        );
        for line in &self.series.lines {
            if let Some(value) = line.values[index] {
                let (color, around) = (
                    self.palette.color(line.color),
                    self.palette.color("surface"),
                );
                self.pencil.dot((x.at(time), y.at(value)), &color, &around);
            }
        }
        tooltip::draw(self, index);
    }
}
