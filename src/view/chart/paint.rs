//! A pencil for a canvas.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::thin::Sample;

/// Draws in CSS pixels, sharp at any resolution.
#[derive(Debug)]
pub(super) struct Pencil {
    context: CanvasRenderingContext2d,
}

impl Pencil {
    /// For an empty canvas of this size in CSS pixels; `None` where there is no canvas to draw on.
    pub(super) fn on(
        canvas: &HtmlCanvasElement,
        (width, height): (f64, f64),
        ratio: f64,
    ) -> Option<Self> {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        canvas.set_width((width * ratio).round() as u32);
        canvas.set_height((height * ratio).round() as u32);
        context
            .set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)
            .ok()?;
        Some(Self { context })
    }

    pub(super) fn font(&self, font: &str) {
        self.context.set_font(font);
    }

    pub(super) fn text(&self, text: &str, (x, y): (f64, f64), align: &str, color: &str) {
        self.context.set_text_align(align);
        self.context.set_text_baseline("middle");
        self.context.set_fill_style_str(color);
        let _ = self.context.fill_text(text, x, y);
    }

    pub(super) fn text_width(&self, text: &str) -> f64 {
        self.context
            .measure_text(text)
            .map_or(0.0, |measured| measured.width())
    }

    /// A hair line from one place to another.
    pub(super) fn rule(&self, from: (f64, f64), to: (f64, f64), color: &str) {
        let sharp = |place: f64| place.round() + 0.5;
        self.context.begin_path();
        self.context.move_to(sharp(from.0), sharp(from.1));
        self.context.line_to(sharp(to.0), sharp(to.1));
        self.stroke(color, 1.0, &[]);
    }

    /// A line through all places that have a value; a value alone between gaps is a dot.
    pub(super) fn line(&self, places: &[Sample], color: &str, dash: &[f64]) {
        self.context.begin_path();
        for run in places.split(|(_, y)| y.is_none()) {
            self.connect(run);
        }
        self.stroke(color, 1.75, dash);
    }

    fn connect(&self, run: &[Sample]) {
        for (index, (x, y)) in run
            .iter()
            .map(|&(x, y)| (x, y.unwrap_or_default()))
            .enumerate()
        {
            match index {
                0 => self.context.move_to(x, y),
                _ => self.context.line_to(x, y),
            }
            if run.len() == 1 {
                self.context.line_to(x + 0.01, y);
            }
        }
    }

    pub(super) fn dot(&self, (x, y): (f64, f64), color: &str, around: &str) {
        for (radius, color) in [(5.0, around), (3.5, color)] {
            self.context.begin_path();
            let _ = self.context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
            self.context.set_fill_style_str(color);
            self.context.fill();
        }
    }

    /// A box with round corners.
    pub(super) fn card(
        &self,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        fill: &str,
        edge: &str,
    ) {
        self.context.begin_path();
        let _ = self.context.round_rect_with_f64(x, y, width, height, 6.0);
        self.context.set_fill_style_str(fill);
        self.context.fill();
        self.stroke(edge, 1.0, &[]);
    }

    fn stroke(&self, color: &str, width: f64, dash: &[f64]) {
        let dash: js_sys::Array = dash.iter().copied().map(JsValue::from_f64).collect();
        let _ = self.context.set_line_dash(&dash);
        self.context.set_line_join("round");
        self.context.set_line_cap("round");
        self.context.set_line_width(width);
        self.context.set_stroke_style_str(color);
        self.context.stroke();
    }
}
