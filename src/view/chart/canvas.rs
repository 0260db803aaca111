//! A chart: its title, its legend, its canvas.

use std::rc::Rc;

use katydid_core::stats::Snapshot;
use katydid_core::warning;
use leptos::prelude::{untrack, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlCanvasElement, KeyboardEvent, PointerEvent};

use super::frame::Frame;
use super::legend::legend;
use super::paint::Pencil;
use super::palette::Palette;
use super::plot::Plot;
use super::series::{self, Followed, Line, Series};
use super::{nearest, size};
use crate::element::{Element, tag};
use crate::signal::{Signal, watch};
use crate::state::State;
use crate::view::warnings::show_warnings;

/// Which chart one is.
pub(super) struct Chart {
    /// Its element.
    pub(super) id: &'static str,
    /// What it is called.
    pub(super) title: &'static str,
    /// What it shows.
    pub(super) series: fn(&Snapshot) -> Series,
}

/// A chart. What is pointed at in one is pointed at in all that share `hovered`, seconds since the start.
pub(super) fn chart(
    own: &Chart,
    state: State,
    hovered: Signal<Option<f64>>,
    theme: Signal<u32>,
) -> Element {
    let series = series::follow(state, own.series);
    let head = tag("figcaption")
        .class("chart-head")
        .child(tag("h3").text(own.title))
        .child(badge(state))
        .child(legend(&series, hovered));
    let body = tag("div")
        .class("chart-body")
        .child(canvas(own.title, &series, hovered, theme))
        .child(empty(&series));
    tag("figure")
        .id(own.id)
        .class("chart")
        .attr("aria-label", own.title)
        .child(head)
        .child(body)
}

/// Says that the browser, or the native engine, is the bottleneck, and leads to what helps.
fn badge(state: State) -> Element {
    let is_late = move || warning::is_late(state.snapshot.get().lateness);
    tag("button")
        .attr("type", "button")
        .class("chart-badge")
        .class_of("idle", move || !is_late())
        .on("click", |_| show_warnings())
        .attr(
            "title",
            "The engine, not the target, is the bottleneck: what helps",
        )
        .text_of(move || match state.platform().is_native() {
            true => "Engine behind",
            false => "Browser behind",
        })
}

fn empty(series: &Followed) -> Element {
    let series = Rc::clone(series);
    tag("p")
        .class("chart-empty")
        .flag_of("hidden", move || !series().times.is_empty())
        .text("Nothing measured yet")
}

fn canvas(
    title: &'static str,
    series: &Followed,
    hovered: Signal<Option<f64>>,
    theme: Signal<u32>,
) -> Element {
    let [said, drawn, pointed, stepped] = [(); 4].map(|()| Rc::clone(series));
    let canvas = tag("canvas")
        .class("chart-canvas")
        .attr("role", "img")
        .attr("tabindex", "0")
        .attr_of("aria-label", move || spoken(title, &said()));
    let size = size::of(canvas.node());
    let own = canvas.clone();
    watch(move || {
        theme.with(|_| ());
        draw(own.as_kind(), &drawn(), size.get(), hovered.get());
    });
    let point = move |event: &Event| {
        let x = f64::from(event.unchecked_ref::<PointerEvent>().offset_x());
        untrack(|| Frame::of(&pointed(), size.get().0, 1.0).time_at(x))
    };
    canvas
        .on("pointermove", move |event| hovered.set(Some(point(&event))))
        .on("pointerleave", move |_| hovered.set(None))
        .on("blur", move |_| hovered.set(None))
        .on("keydown", move |event| {
            step(&event, &untrack(|| stepped()), hovered);
        })
}

fn draw(
    canvas: &HtmlCanvasElement,
    series: &Series,
    (width, height): (f64, f64),
    hovered: Option<f64>,
) {
    if width == 0.0 {
        return;
    }
    if let Some(pencil) = Pencil::on(canvas, (width, height), window().device_pixel_ratio()) {
        let (frame, palette) = (Frame::of(series, width, height), Palette::of(canvas));
        Plot {
            series,
            frame: &frame,
            palette: &palette,
            pencil: &pencil,
            width,
        }
        .draw(hovered);
    }
}

/// Arrow keys point at the next point; Escape points at none.
fn step(event: &Event, series: &Series, hovered: Signal<Option<f64>>) {
    let by = |steps| nearest::step(&series.times, hovered.get_untracked(), steps);
    match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
        "ArrowLeft" => hovered.set(by(-1)),
        "ArrowRight" => hovered.set(by(1)),
        "Escape" => hovered.set(None),
        _ => return,
    }
    event.prevent_default();
}

/// The last values, for whoever cannot see the lines.
fn spoken(title: &str, series: &Series) -> String {
    let Some(last) = series.times.len().checked_sub(1) else {
        return format!("{title}: nothing measured yet");
    };
    let line = |line: &Line| format!("{} {}", line.label, series.text(line, last));
    let lines = series.lines.iter().filter(|line| !line.is_absent());
    let lines: Vec<String> = lines.map(line).collect();
    format!("{title}, last: {}", lines.join(", "))
}
