//! What the engine's numbers are worth.

use super::browser;
use crate::element::{Element, tag};
use crate::state::State;

/// What the engine's numbers are worth.
pub(crate) fn footer(state: State) -> Element {
    let by_browser = tag("span")
        .flag_of("hidden", move || state.platform().is_native())
        .child(tag("strong").text("Engine: this browser. "))
        .text(&clock())
        .text(" Times below about 3 ms are mostly the browser's own, and one browser sends some hundred requests per second; ")
        .child(tag("code").text("katydid run"))
        .text(" with the same link has neither limit.");
    let natively = tag("span")
        .flag_of("hidden", move || !state.platform().is_native())
        .child(tag("strong").text("Engine: native. "))
        .text("Requests are sent by the machine that serves this page.");
    let note = tag("p").id("engine-note").child(by_browser).child(natively);
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
