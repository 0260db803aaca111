//! What a chart's lines are called, and their values at the time pointed at, or the last.

use leptos::prelude::*;

use super::nearest::nearest;
use super::series::Series;
use crate::view::format::NONE;
use crate::view::signal::{flag, text};

/// What a chart's lines are called, and their values.
#[component]
pub(super) fn Legend(series: Memo<Series>, hovered: RwSignal<Option<f64>>) -> impl IntoView {
    let lines = series.with_untracked(|series| {
        series
            .lines
            .iter()
            .map(|line| (line.label, line.color))
            .collect::<Vec<_>>()
    });
    let value =
        move |index: usize| text(move || series.with(|series| value(series, index, hovered.get())));
    let item = move |(index, (label, color)): (usize, (&'static str, &'static str))| {
        let value = value(index);
        let absent = flag(move || series.with(|series| series.lines[index].is_absent()));
        view! {
            <li hidden=absent>
                <span class=format!("swatch {color}")></span>
                {label}
                <span class="legend-value">{value}</span>
            </li>
        }
    };
    view! { <ul class="legend">{lines.into_iter().enumerate().map(item).collect::<Vec<_>>()}</ul> }
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
