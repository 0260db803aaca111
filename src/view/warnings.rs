//! What the tool has to say against itself.

use katydid_core::warning::{self, Warning};
use leptos::prelude::*;

use super::format::count;
use super::icon::{self, Icon};
use super::words::with_code;
use crate::state::State;
use crate::view::signal::{flag, text};

const ID: &str = "warnings";

/// What the tool has to say against itself. It is the last thing in the flow: what comes and goes moves nothing else.
#[component]
pub(crate) fn Warnings(state: State) -> impl IntoView {
    let warnings = move || state.snapshot.with(|snapshot| warning::of(snapshot));
    view! {
        <section id=ID class="notice caution" aria-label="Warnings" aria-live="polite"
            hidden=flag(move || warnings().is_empty())>
            <h2>"These numbers are not the target's alone"</h2>
            <ul>{move || warnings().iter().map(item).collect::<Vec<_>>()}</ul>
        </section>
    }
}

fn item(Warning { message, remedy }: &Warning) -> AnyView {
    view! { <li><p>{with_code(message)} "."</p> <p class="muted">"What helps: " {with_code(remedy)} "."</p></li> }.into_any()
}

/// How many warnings there are, always in sight; it leads to them.
#[component]
pub(crate) fn WarningsBadge(state: State) -> impl IntoView {
    let number = move || state.snapshot.with(|snapshot| warning::of(snapshot).len());
    let label = text(move || count(number() as u64, "warning"));
    let show = move |_| {
        if let Some(warnings) = document().get_element_by_id(ID) {
            warnings.scroll_into_view();
        }
    };
    view! {
        <button id="warnings-badge" type="button" class="button caution-badge" aria-label=label title=label
            class:idle=flag(move || number() == 0) on:click=show>
            <Icon path=icon::WARNING />
            <span>{text(move || number().to_string())}</span>
        </button>
    }
}
