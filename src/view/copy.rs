//! Copying to the clipboard.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Clipboard;

use super::icon::{self, Icon};
use crate::view::signal;

/// Copies a text and tells whether that worked: only a secure page has a clipboard, and a person may forbid it.
pub(crate) fn copy(text: &str, copied: RwSignal<Option<bool>>) {
    let Some(clipboard) = clipboard() else {
        return copied.set(Some(false));
    };
    let written = clipboard.write_text(text);
    spawn_local(async move {
        copied.set(Some(JsFuture::from(written).await.is_ok()));
    });
}

/// `navigator.clipboard`, which a page served over plain http from afar does not have.
fn clipboard() -> Option<Clipboard> {
    let clipboard: JsValue = window().navigator().clipboard().into();
    (!clipboard.is_undefined() && !clipboard.is_null()).then(|| clipboard.into())
}

/// Copies a text at a click.
#[component]
pub(crate) fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// What it says.
    label: &'static str,
) -> impl IntoView {
    let copied = RwSignal::new(None);
    let says = signal::text(move || match copied.get() {
        None => label,
        Some(true) => "Copied",
        Some(false) => "Select it to copy",
    });
    view! {
        <button type="button" class="button small" on:click=move |_| copy(&text.get_untracked(), copied)>
            <Icon path=icon::COPY />
            <span aria-live="polite">{says}</span>
        </button>
    }
}
