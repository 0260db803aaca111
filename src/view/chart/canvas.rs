//! A chart: its title, its legend, its canvas.

use leptos::html::Canvas;
use leptos::prelude::*;
use web_sys::{HtmlCanvasElement, KeyboardEvent};

use super::frame::Frame;
use super::legend::Legend;
use super::paint::Pencil;
use super::palette::Palette;
use super::plot::Plot;
use super::series::Series;
use super::{nearest, size};
use crate::view::signal::{flag, text};

/// A chart. What is pointed at in one is pointed at in all that share `hovered`, seconds since the start.
#[component]
pub(super) fn Chart(
    id: &'static str,
    title: &'static str,
    series: Memo<Series>,
    hovered: RwSignal<Option<f64>>,
    theme: Signal<u32>,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let size = RwSignal::new((0.0, 0.0));
    canvas.on_load(move |canvas| size::observe(&canvas, size));
    Effect::new(move |_| {
        theme.track();
        if let Some(canvas) = canvas.get() {
            series.with(|series| draw(&canvas, series, size.get(), hovered.get()));
        }
    });
    let point = move |x: f64| {
        series.with_untracked(|series| Frame::of(series, size.get_untracked().0, 1.0).time_at(x))
    };
    view! {
        <figure id=id class="chart" aria-label=title>
            <figcaption class="chart-head">
                <h3>{title}</h3>
                <Legend series hovered />
            </figcaption>
            <div class="chart-body">
                <canvas node_ref=canvas class="chart-canvas" role="img" tabindex="0" aria-label=text(move || series.with(|series| spoken(title, series)))
                    on:pointermove=move |event| hovered.set(Some(point(f64::from(event.offset_x()))))
                    on:pointerleave=move |_| hovered.set(None) on:blur=move |_| hovered.set(None)
                    on:keydown=move |event| step(&event, series, hovered)></canvas>
                <p class="chart-empty" hidden=flag(move || series.with(|series| !series.times.is_empty()))>"Nothing measured yet"</p>
            </div>
        </figure>
    }
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
fn step(event: &KeyboardEvent, series: Memo<Series>, hovered: RwSignal<Option<f64>>) {
    let by = |steps| {
        series.with_untracked(|series| nearest::step(&series.times, hovered.get_untracked(), steps))
    };
    match event.key().as_str() {
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
    let line = |line: &super::series::Line| format!("{} {}", line.label, series.text(line, last));
    let lines = series.lines.iter().filter(|line| !line.is_absent());
    let lines: Vec<String> = lines.map(line).collect();
    format!("{title}, last: {}", lines.join(", "))
}
