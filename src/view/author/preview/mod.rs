//! What the scenario would do: to whom, which users, which requests.

mod behaviour;

use std::sync::Arc;

use katydid_core::plan::BrowserNote;
use leptos::prelude::*;

use crate::address;
use crate::preview::Preview;
use crate::state::State;
use crate::view::copy::CopyButton;
use crate::view::format::count;

/// Of classes, of a class's tasks and of a task's requests, more than this are only counted.
const MOST: usize = 50;

/// What the scenario would do; while it has problems, what keeps it from that.
#[component]
pub(super) fn PreviewPanel(state: State) -> impl IntoView {
    let preview = move || state.checked.with(|checked| checked.preview.clone());
    view! {
        <div id="preview" class="preview" aria-label="What it would do" role="group">
            {move || match preview() {
                Some(preview) => view! { <Would preview /> }.into_any(),
                None => view! { <p class="muted">"Fix the problems listed beneath the text to see what would run."</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Would(preview: Arc<Preview>) -> impl IntoView {
    let plan = &preview.plan;
    view! {
        <p>
            "Would send requests to " <strong>{plan.targets.join(", ")}</strong> "."
            {built_in(&preview).map(|note| view! { " " <span class="muted">{note}</span> })}
        </p>
        {behaviour::classes(plan)}
        {more(plan.classes.len())}
        <Notes notes=preview.browser_notes(&address::origin()) />
        <p class="hash-row">
            <span class="muted">"Hash"</span>
            <code id="hash" data-hash=plan.hash.clone() title=plan.hash.clone()>{preview.scenario.short_hash()}</code>
            <CopyButton text=Signal::stored(plan.hash.clone()) label="Copy" />
        </p>
    }
}

/// What a browser does otherwise than the native engine.
#[component]
fn Notes(notes: Vec<BrowserNote>) -> impl IntoView {
    let title = count(notes.len() as u64, "difference");
    let items: Vec<_> = notes
        .iter()
        .map(|note| view! { <li>{note.to_string()}</li> })
        .collect();
    (!notes.is_empty()).then(|| {
        view! {
            <details id="browser-notes" class="notes">
                <summary>{title} " between this browser and the native engine"</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

fn built_in(preview: &Preview) -> Option<&'static str> {
    match (preview.uses_built_in_target(), preview.uses_network()) {
        (true, false) => Some("That target is built into the engine: no network is used."),
        (true, true) => {
            Some("demo:// is the target built into the engine: no network is used for it.")
        }
        (false, _) => None,
    }
}

/// What is left out of so many.
fn more(count: usize) -> Option<String> {
    count
        .checked_sub(MOST)
        .filter(|left| *left > 0)
        .map(|left| format!("… and {left} more"))
}
