//! One number and its name.

use crate::element::{Element, tag};

/// One number: the id of its element, its name, and what it says on hover.
pub(super) fn figure(
    id: &str,
    label: &str,
    title: &str,
    value: impl Fn() -> String + 'static,
) -> Element {
    tag("div")
        .class("figure")
        .attr("title", title)
        .child(tag("dt").text(label))
        .child(tag("dd").id(id).text_of(value))
}
