//! What the tool has to say against itself.

use katydid_core::warning::{self, Warning};
use leptos::prelude::*;

use crate::state::State;

/// What the tool has to say against itself; always in sight while there is something.
#[component]
pub(crate) fn Warnings(state: State) -> impl IntoView {
    let warnings = Memo::new(move |_| state.snapshot.with(|snapshot| warning::of(snapshot)));
    view! {
        <section id="warnings" class="notice caution" aria-label="Warnings" aria-live="polite" hidden=move || warnings.with(Vec::is_empty)>
            <h2>"These numbers are not the target's alone"</h2>
            <ul>{move || warnings.get().into_iter().map(item).collect::<Vec<_>>()}</ul>
        </section>
    }
}

fn item(Warning { message, remedy }: Warning) -> impl IntoView {
    view! { <li><p>{message} "."</p> <p class="muted">"What helps: " {remedy} "."</p></li> }
}
