//! What a chart's lines are called, and their values at the time pointed at, or the last.

use std::rc::Rc;

use leptos::prelude::untrack;

use super::nearest::nearest;
use super::series::{Followed, Line, Series};
use crate::element::{Element, tag};
use crate::signal::Signal;
use crate::view::format::NONE;

/// What a chart's lines are called, and their values.
pub(super) fn legend(series: &Followed, hovered: Signal<Option<f64>>) -> Element {
    let now = untrack(|| series());
    let items = now.lines.iter().enumerate();
    let items = items.map(|(index, line)| item(index, line, series, hovered));
    tag("ul").class("legend").children(items.collect())
}

fn item(index: usize, line: &Line, series: &Followed, hovered: Signal<Option<f64>>) -> Element {
    let (all, own) = (Rc::clone(series), Rc::clone(series));
    let value = move || value(&all(), index, hovered.get());
    let swatch = tag("span").class(&format!("swatch {}", line.color));
    tag("li")
        .flag_of("hidden", move || own().lines[index].is_absent())
        .child(swatch)
        .text(line.label)
        .child(tag("span").class("legend-value").text_of(value))
}

fn value(series: &Series, line: usize, hovered: Option<f64>) -> String {
    let last = series.times.len().checked_sub(1);
    let index = hovered
        .and_then(|time| nearest(&series.times, time))
        .or(last);
    index.map_or_else(
        || NONE.to_owned(),
        |index| series.text(&series.lines[line], index),
    )
}
