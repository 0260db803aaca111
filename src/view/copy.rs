//! Copying to the clipboard.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Clipboard;

use super::icon::{self, icon};
use crate::element::{Element, tag};
use crate::signal::Signal;

/// Copies a text and tells whether that worked: only a secure page has a clipboard, and a person may forbid it.
pub(crate) fn copy(text: &str, copied: Signal<Option<bool>>) {
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
pub(crate) fn copy_button(text: &str) -> Element {
    let copied = Signal::new(None);
    let text = text.to_owned();
    let says = move || match copied.get() {
        None => "Copy",
        Some(true) => "Copied",
        Some(false) => "Select it to copy",
    };
    tag("button")
        .attr("type", "button")
        .class("button small")
        .on("click", move |_| copy(&text, copied))
        .child(icon(icon::COPY))
        .child(tag("span").attr("aria-live", "polite").text_of(says))
}
