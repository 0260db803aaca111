//! What a scenario lacks before it can start: its secrets, and the rows of its data files.

mod files;
mod secrets;

use crate::element::{Element, tag};
use crate::state::State;
use files::files;
use secrets::secrets;

/// The element that says what Start waits for.
pub(super) const REASON_ID: &str = "start-reason";

/// What a scenario lacks. Not there where nothing is asked for, nor while a test runs.
pub(crate) fn needs(state: State) -> Element {
    let asks = move || {
        let checked = state.checked.get();
        !checked.secrets().is_empty() || !checked.files.is_empty()
    };
    let why = tag("p")
        .id(REASON_ID)
        .attr("role", "status")
        .flag_of("hidden", move || state.lacks().is_empty())
        .text_of(move || reason(&state.lacks()));
    tag("section")
        .id("needs")
        .class("notice")
        .attr("aria-label", "What this test asks for")
        .flag_of("hidden", move || state.is_busy() || !asks())
        .child(files(state))
        .child(secrets(state))
        .child(why)
}

/// What Start waits for; empty for nothing.
pub(super) fn reason(lacks: &[String]) -> String {
    match lacks {
        [] => String::new(),
        names => format!("Start waits for a value of {}.", names.join(", ")),
    }
}
