//! The window: its size, its colours, its pictures, and where things stand in it.

use std::error::Error;
use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Browser;
use crate::places;

/// The colours a person prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where an element stands, in CSS pixels of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Rectangle {
    /// Whether two of them share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let apart = |end: f64, start: f64| end <= start + 0.5;
        !(apart(self.right, other.left)
            || apart(other.right, self.left)
            || apart(self.bottom, other.top)
            || apart(other.bottom, self.top))
    }
}

impl Browser {
    /// Makes the window this wide and high inside, in CSS pixels; a narrow one is a phone's.
    pub fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// Prefers light or dark.
    pub fn prefer(&self, scheme: Scheme) {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &media);
    }

    /// Saves a picture of the window as `target/e2e/<name>.png`.
    ///
    /// # Panics
    /// When there is none.
    pub fn screenshot(&self, name: &str) {
        self.try_screenshot(name).expect("a picture");
    }

    /// Saves a picture of the whole document, below the window's edge too.
    ///
    /// # Panics
    /// When there is none.
    pub fn screenshot_of_all(&self, name: &str) {
        let metrics = self.devtools("Page.getLayoutMetrics", &json!({}));
        let size = &metrics["cssContentSize"];
        let clip =
            json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let parameters = json!({ "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", &parameters);
        let png = STANDARD.decode(picture["data"].as_str().expect("a picture"));
        let file = places::screenshots().join(format!("{name}.png"));
        fs::write(file, png.expect("it is base64")).expect("target can be written");
    }

    pub(super) fn try_screenshot(&self, name: &str) -> Result<(), Box<dyn Error>> {
        let png = self.runtime.block_on(self.client.screenshot())?;
        Ok(fs::write(
            places::screenshots().join(format!("{name}.png")),
            png,
        )?)
    }

    /// By how many CSS pixels the document is wider than the window.
    #[must_use]
    pub fn overflow(&self) -> i64 {
        let script = "return document.documentElement.scrollWidth - window.innerWidth;";
        self.run(script, vec![]).as_i64().unwrap_or(i64::MAX)
    }

    /// Whether an element's middle is out of the window, or below something else.
    pub(super) fn is_out_of_reach(&self, selector: &str) -> bool {
        let script = "const element = document.querySelector(arguments[0]); \
                      const { left, top, width, height } = element.getBoundingClientRect(); \
                      const seen = document.elementFromPoint(left + width / 2, top + height / 2); \
                      return seen === null || (!element.contains(seen) && !seen.contains(element));";
        self.run(script, vec![selector.into()]) == true
    }

    /// Where an element stands; `None` when it is not shown.
    #[must_use]
    pub fn rectangle(&self, selector: &str) -> Option<Rectangle> {
        let script = "const element = document.querySelector(arguments[0]); \
                      if (!element || !element.checkVisibility()) return null; \
                      const { left, top, right, bottom } = element.getBoundingClientRect(); \
                      return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];";
        let edges = self.run(script, vec![selector.into()]);
        let edge = |index: usize| edges.get(index).and_then(Value::as_f64);
        Some(Rectangle {
            left: edge(0)?,
            top: edge(1)?,
            right: edge(2)?,
            bottom: edge(3)?,
        })
    }
}
