//! What a browser's numbers are worth.

use super::browser;
use crate::element::{Element, tag};

/// What a browser's numbers are worth.
pub(crate) fn footer() -> Element {
    let note = tag("p")
        .id("engine-note")
        .child(tag("strong").text("Engine: this browser. "))
        .text(&clock())
        .text(" Times below about 3 ms are mostly the browser's own, and one browser sends some hundred requests per second; ")
        .child(tag("code").text("katydid run"))
        .text(" with the same link has neither limit.");
    tag("footer").class("footer").child(note)
}

fn clock() -> String {
    let step = browser::clock_step().map_or_else(|| "unknown".to_owned(), browser::step);
    match browser::is_isolated() {
        true => format!("Its clock's step is {step}."),
        false => format!(
            "Its clock's step is {step}; served with the headers of cross-origin isolation, it would be finer."
        ),
    }
}
