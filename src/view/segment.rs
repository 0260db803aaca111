//! One of a few ways that exclude each other.

use crate::element::{Element, tag};

/// These ways side by side.
pub(crate) fn segments(label: &str, ways: Vec<Element>) -> Element {
    tag("div")
        .class("segments")
        .attr("role", "group")
        .attr("aria-label", label)
        .children(ways)
}

/// One way.
pub(crate) fn segment(
    id: &str,
    label: &str,
    is_chosen: impl Fn() -> bool + 'static,
    choose: impl Fn() + 'static,
) -> Element {
    tag("button")
        .id(id)
        .attr("type", "button")
        .class("segment")
        .aria_of("aria-pressed", is_chosen)
        .on("click", move |_| choose())
        .text(label)
}
