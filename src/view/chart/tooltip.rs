//! What a chart knows at the time pointed at.

use super::frame::beside;
use super::plot::Plot;
use super::series::Line;

const PADDING: f64 = 8.0;
const LINE_HEIGHT: f64 = 16.0;
const SWATCH: f64 = 12.0;

/// The time, then a label and a value for each line.
pub(super) fn draw(plot: &Plot<'_>, index: usize) {
    let rows = rows(plot, index);
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        texts
            .map(|text| plot.pencil.text_width(text))
            .fold(0.0, f64::max)
    };
    let labels = widest(&mut rows.iter().map(|(label, ..)| label.as_str()));
    let values = widest(&mut rows.iter().map(|(_, value, _)| value.as_str()));
    let size = (
        2.0 * PADDING + SWATCH + labels + 12.0 + values,
        2.0 * PADDING + LINE_HEIGHT * rows.len() as f64,
    );
    let left = beside(
        plot.frame.x.at(plot.series.times[index]),
        size.0,
        plot.width,
    );
    let top = plot.frame.top + 2.0;
    let (surface, edge) = (
        plot.palette.color("surface-raised"),
        plot.palette.color("axis"),
    );
    plot.pencil.card((left, top), size, &surface, &edge);
    for (row, (label, value, color)) in rows.iter().enumerate() {
        let y = top + PADDING + LINE_HEIGHT * (row as f64 + 0.5);
        let swatch = [
            (left + PADDING, Some(y)),
            (left + PADDING + SWATCH - 4.0, Some(y)),
        ];
        if let Some(color) = color {
            plot.pencil.line(&swatch, &plot.palette.color(color), &[]);
        }
        let indent = if color.is_some() { SWATCH } else { 0.0 };
        let ink = plot
            .palette
            .color(if color.is_some() { "ink" } else { "ink-muted" });
        plot.pencil
            .text(label, (left + PADDING + indent, y), "left", &ink);
        plot.pencil
            .text(value, (left + size.0 - PADDING, y), "right", &ink);
    }
}

type TextRow = (String, String, Option<&'static str>);

fn rows(plot: &Plot<'_>, index: usize) -> Vec<TextRow> {
    let time = (plot.series.moment(index), String::new(), None);
    let line = |line: &Line| {
        (
            line.label.to_owned(),
            plot.series.text(line, index),
            Some(line.color),
        )
    };
    let lines = plot.series.lines.iter().map(line);
    std::iter::once(time).chain(lines).collect()
}
