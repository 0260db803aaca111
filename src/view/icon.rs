//! Icons, drawn on 24 × 24.

use crate::element::{Element, markup, svg};

pub(crate) const PLAY: &str = "M8 5.5v13l10.5-6.5z";
pub(crate) const STOP: &str = "M7 7h10v10H7z";
pub(crate) const PAUSE: &str = "M8 6v12M16 6v12";
pub(crate) const PENCIL: &str = "M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3";
pub(crate) const LINK: &str = "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2";
pub(crate) const COPY: &str = "M9 9h10v11H9zM5 15V4h10";
pub(crate) const CLOSE: &str = "M6 6l12 12M18 6L6 18";
pub(crate) const WARNING: &str = "M12 4L21.5 20h-19zM12 10v4.5M12 17.2v.3";
pub(crate) const SUN: &str = "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M5 19l1.7-1.7M17.3 6.7L19 5";
pub(crate) const MOON: &str = "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z";
pub(crate) const HALF: &str =
    "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17v17M12 8h7M12 12h8.5M12 16h7";
pub(crate) const CHEVRON: &str = "M6 9l6 6l6-6";

/// A drawing beside words that say the same, made of an SVG path.
pub(crate) fn icon(path: &str) -> Element {
    surface().child(svg("path").attr("d", path))
}

/// A drawing that changes.
pub(crate) fn icon_of(path: impl Fn() -> &'static str + 'static) -> Element {
    surface().child(svg("path").attr_of("d", path))
}

fn surface() -> Element {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
}

/// The product's mark: a leaf, its midrib a chart's line.
pub(crate) fn mark() -> Element {
    markup(
        r#"<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
<path class="mark-leaf" d="M4 26C2 12 12 3 28 4c1 15-8 25-20 22z"></path>
<path class="mark-line" d="M3 29l8-9 3 3 4-9 3 3 4-8"></path></svg>"#,
    )
}
