//! Examples to begin with, in a dialog of their own.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;

use crate::element::{Element, tag};
use crate::gallery::{self, Example};
use crate::signal::Signal;
use crate::state::State;
use crate::view::icon::{self, icon};

/// What there is to choose from, once it was asked for; or why there is nothing.
type Examples = Signal<Option<Result<Vec<Example>, &'static str>>>;

/// The button that opens the gallery, the one that takes an example back, and the gallery.
pub(super) fn gallery(state: State) -> Vec<Element> {
    let examples: Examples = Signal::new(None);
    let dialog = dialog(state, examples);
    let shown = dialog.clone();
    let open = tag("button")
        .id("open-gallery")
        .attr("type", "button")
        .class("button quiet small")
        .attr("aria-haspopup", "dialog")
        .flag_of("disabled", move || state.is_busy())
        .on("click", move |_| open(&shown, examples))
        .text("Examples");
    vec![take_back(state), open, dialog]
}

fn take_back(state: State) -> Element {
    tag("button")
        .id("take-back")
        .attr("type", "button")
        .class("button quiet small")
        .class_of("idle", move || !state.can_take_back())
        .flag_of("disabled", move || state.is_busy())
        .attr("title", "Back to the text before the example")
        .on("click", move |_| state.take_back())
        .text("Undo")
}

fn open(dialog: &Element, examples: Examples) {
    let _ = dialog.as_kind::<HtmlDialogElement>().show_modal(); // it fails where it is open already
    if !examples.with_untracked(|known| matches!(known, Some(Ok(_)))) {
        spawn_local(async move { examples.set(Some(gallery::load().await)) });
    }
}

fn dialog(state: State, examples: Examples) -> Element {
    let dialog = tag("dialog")
        .id("gallery")
        .class("dialog")
        .attr("closedby", "any")
        .attr("aria-labelledby", "gallery-title");
    let (own, chosen) = (dialog.clone(), dialog.clone());
    let close = tag("button")
        .attr("type", "button")
        .class("button quiet small")
        .attr("aria-label", "Close")
        .on("click", move |_| close(&own))
        .child(icon(icon::CLOSE));
    let title = tag("h2").id("gallery-title").text("Examples");
    dialog
        .child(tag("div").class("notice-head").child(title).child(close))
        .child(tag("p").class("muted").text(
            "Each runs against a pretend shop that is built in. Opening one sends nothing, and Undo brings your text back.",
        ))
        .child(tag("p").attr("role", "status").text_of(move || examples.with(says)))
        .child(tag("ul").class("gallery").children_of(move || items(state, examples, &chosen)))
}

fn says(examples: &Option<Result<Vec<Example>, &'static str>>) -> &'static str {
    match examples {
        None => "Loading…",
        Some(Err(why)) => why,
        Some(Ok(_)) => "",
    }
}

fn items(state: State, examples: Examples, dialog: &Element) -> Vec<Element> {
    examples.with(|examples| {
        let known = examples.iter().flatten().flatten();
        known.map(|example| item(state, example, dialog)).collect()
    })
}

fn item(state: State, example: &Example, dialog: &Element) -> Element {
    let (text, dialog) = (example.text.clone(), dialog.clone());
    let choose = move |_| {
        state.open_example(text.clone());
        close(&dialog);
    };
    let button = tag("button")
        .attr("type", "button")
        .class("gallery-item")
        .on("click", choose)
        .child(tag("strong").text(&example.name))
        .child(tag("span").class("muted").words(&example.lesson));
    tag("li").child(button)
}

fn close(dialog: &Element) {
    dialog.as_kind::<HtmlDialogElement>().close();
}
