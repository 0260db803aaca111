//! What a scenario lacks before it can start: its secrets, and the rows of its data files.

mod files;
mod secrets;

use leptos::prelude::*;

use crate::state::State;
use crate::view::signal::{flag, text};
use files::Files;
use secrets::Secrets;

/// The element that says what Start waits for.
pub(super) const REASON_ID: &str = "start-reason";

/// What a scenario lacks. Not there where nothing is asked for, nor while a test runs.
#[component]
pub(crate) fn Needs(state: State) -> impl IntoView {
    let asks = move || {
        state
            .checked
            .with(|checked| !checked.secrets().is_empty() || !checked.files.is_empty())
    };
    let reason = text(move || reason(&state.lacks()));
    view! {
        <section id="needs" class="notice" aria-label="What this test asks for" hidden=flag(move || state.is_busy() || !asks())>
            <Files state />
            <Secrets state />
            <p id=REASON_ID role="status" hidden=flag(move || state.lacks().is_empty())>{reason}</p>
        </section>
    }
}

/// What Start waits for; empty for nothing.
pub(super) fn reason(lacks: &[String]) -> String {
    match lacks {
        [] => String::new(),
        names => format!("Start waits for a value of {}.", names.join(", ")),
    }
}
