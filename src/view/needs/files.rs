//! A file chooser for each data file.

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, File, HtmlInputElement};

use crate::data_file::DataFile;
use crate::state::State;
use crate::view::signal::flag;

/// A chooser for each file whose rows the text lacks.
#[component]
pub(super) fn Files(state: State) -> impl IntoView {
    let files = Memo::new(move |_| state.checked.with(|checked| checked.files.clone()));
    view! {
        <div class="needs" hidden=flag(move || files.with(Vec::is_empty))>
            <h2>"This test takes its data from files"</h2>
            <p class="muted">"A page cannot read them by itself. Choose each, and its rows become part of the scenario's text, and so of its links."</p>
            <For each=move || files.get() key=|file| file.feed.clone() children=move |file| view! { <Chooser state file /> } />
        </div>
    }
}

#[component]
fn Chooser(state: State, file: DataFile) -> impl IntoView {
    let refused = RwSignal::new(String::new());
    let id = format!("data-{}", file.feed);
    let error_id = format!("{id}-error");
    let (feed, path) = (file.feed.clone(), file.path.clone());
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(chosen) = chosen_file(&input) {
            let file = file.clone();
            spawn_local(async move { refused.set(inline(state, &file, &chosen).await) });
            input.set_value("");
        }
    };
    view! {
        <div class="data-file">
            <label for=id.clone()>"Rows of " <code>{feed}</code> ", from " <code>{path}</code></label>
            <input id=id type="file" aria-describedby=error_id.clone() on:change=chosen />
            <p id=error_id class="field-error lines" aria-live="polite">{refused}</p>
        </div>
    }
}

fn chosen_file(input: &HtmlInputElement) -> Option<File> {
    input.files()?.get(0)
}

/// Why not, in words; empty if it was done.
async fn inline(state: State, file: &DataFile, chosen: &File) -> String {
    let name = chosen.name();
    let text = JsFuture::from(AsRef::<Blob>::as_ref(chosen).text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    let done = match text {
        Some(text) => state.inline(file, &text),
        None => Err("it cannot be read".to_owned()),
    };
    done.err()
        .map(|why| format!("{name}: {why}"))
        .unwrap_or_default()
}
