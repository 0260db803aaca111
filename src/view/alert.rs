//! Why the engine itself failed.

use leptos::prelude::*;

use crate::state::{Phase, State};

/// Why the engine itself failed.
#[component]
pub(crate) fn Alert(state: State) -> impl IntoView {
    let message = move || match state.phase.get() {
        Phase::Failed(message) => Some(message),
        Phase::Idle | Phase::Busy => None,
    };
    move || {
        message().map(|message| {
            view! {
                <section id="engine-failed" class="notice bad" role="alert">
                    <h2>"The engine failed"</h2>
                    <p class="lines">{message}</p>
                    <p class="muted">"What was counted until then is shown below. Press Start to try again."</p>
                </section>
            }
        })
    }
}
