//! Drawings of the page, on 24 × 24 but for the mark.

use maud::{Markup, html};

pub(super) const HALF: &str =
    "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17v17M12 8h7M12 12h8.5M12 16h7";
pub(super) const WARNING: &str = "M12 4L21.5 20h-19zM12 10v4.5M12 17.2v.3";
pub(super) const PASS: &str = "M5 12.5l4.5 4.5L19 7";
pub(super) const FAIL: &str = "M6 6l12 12M18 6L6 18";
pub(super) const UNKNOWN: &str = "M5 12h14";

/// The leaf, in the browser's tab.
pub(super) const FAVICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
     %3Cpath d='M1 13C1 6 6 2 15 2c0 8-4 12-10 12H1z' fill='%232e8b57'/%3E%3C/svg%3E";

/// A drawing beside words that say the same.
pub(super) fn icon(path: &str) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(path) {} }
    }
}

/// The product's mark: a leaf, its midrib a chart's line.
pub(super) fn mark() -> Markup {
    html! {
        svg.mark viewBox="0 0 32 32" aria-hidden="true" focusable="false" {
            path.mark-leaf d="M4 26C2 12 12 3 28 4c1 15-8 25-20 22z" {}
            path.mark-line d="M3 29l8-9 3 3 4-9 3 3 4-8" {}
        }
    }
}
