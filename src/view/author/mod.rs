//! Where a scenario is written: as text, and its essentials as fields.

mod cursor;
mod editor;
mod field;
mod fields;
mod preview;
mod problems;

use leptos::prelude::*;

use super::icon::{self, Icon};
use super::load::load;
use crate::state::State;
use crate::view::signal::{aria, text};
use editor::Editor;
use fields::Fields;
use preview::PreviewPanel;
use problems::Problems;

/// Where a scenario is written. It folds away while a test runs.
#[component]
pub(crate) fn Author(state: State) -> impl IntoView {
    let folded = RwSignal::new(false);
    let busy = Memo::new(move |_| state.is_busy());
    Effect::new(move |before: Option<bool>| {
        let busy = busy.get();
        if busy && before != Some(true) {
            folded.set(true);
        }
        busy
    });
    view! {
        <section class="panel" aria-labelledby="scenario-title">
            <div class="panel-head">
                <h2 id="scenario-title">"Scenario"</h2>
                <Summary state />
                <button id="toggle-scenario" type="button" class="button quiet small fold" aria-controls="scenario-body"
                    aria-expanded=aria(move || !folded.get()) on:click=move |_| folded.update(|folded| *folded = !*folded)>
                    {text(move || if folded.get() { "Show" } else { "Hide" })}
                    <Icon path=icon::CHEVRON />
                </button>
            </div>
            <div id="scenario-body" class="author" hidden=folded>
                <div class="author-side">
                    <Fields state />
                    <PreviewPanel state />
                </div>
                <div class="author-main">
                    <Editor state />
                    <Problems state />
                </div>
            </div>
        </section>
    }
}

/// Its name and load in a line.
#[component]
fn Summary(state: State) -> impl IntoView {
    let line = text(move || {
        state
            .checked
            .with(|checked| {
                let preview = checked.preview.as_ref()?;
                let plan = &preview.plan;
                let name = if plan.name.is_empty() {
                    "Unnamed test"
                } else {
                    &plan.name
                };
                Some(format!("{name} · {}", load(preview)))
            })
            .unwrap_or_default()
    });
    view! { <p class="panel-note">{line}</p> }
}
