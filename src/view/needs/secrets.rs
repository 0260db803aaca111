//! A field for each secret.

use leptos::prelude::*;

use crate::state::State;
use crate::view::signal::{flag, text};

/// A field for each secret. What is typed is kept nowhere: not in the text, a link or the browser.
#[component]
pub(super) fn Secrets(state: State) -> impl IntoView {
    let names = Memo::new(move |_| state.checked.with(|checked| checked.secrets().to_vec()));
    view! {
        <div class="needs" hidden=flag(move || names.with(Vec::is_empty))>
            <h2>"This test asks for secrets"</h2>
            <p class="muted">"They are sent where the scenario says, and kept nowhere: not in the text, not in a link, not in this browser."</p>
            <div class="secrets">
                <For each=move || names.get() key=String::clone children=move |name| view! { <Secret state name /> } />
            </div>
        </div>
    }
}

#[component]
fn Secret(state: State, name: String) -> impl IntoView {
    let id = format!("secret-{name}");
    let shown = name.clone();
    let value = text(move || {
        state
            .secrets
            .with(|given| given.get(&shown).cloned().unwrap_or_default())
    });
    let label = name.clone();
    let typed = move |event| {
        let value = event_target_value(&event);
        state
            .secrets
            .update(|given| drop(given.insert(name.clone(), value)));
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id class="input" type="password" autocomplete="off" spellcheck="false" data-1p-ignore="" data-lpignore="true"
                prop:value=value on:input=typed />
        </div>
    }
}
