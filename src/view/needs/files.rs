//! A file chooser for each data file.

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, File, HtmlInputElement};

use crate::data_file::DataFile;
use crate::element::{Element, tag};
use crate::signal::Signal;
use crate::state::State;

/// A chooser for each file whose rows the text lacks.
pub(super) fn files(state: State) -> Element {
    let feeds = move || {
        let feed = |file: &DataFile| file.feed.clone();
        let checked = state.checked.get();
        checked.files.iter().map(feed).collect::<Vec<_>>()
    };
    let advice = "A page cannot read them by itself. Choose each, and its rows become part of the scenario's text, and so of its links.";
    tag("div")
        .class("needs")
        .flag_of("hidden", move || feeds().is_empty())
        .child(tag("h2").text("This test takes its data from files"))
        .child(tag("p").class("muted").text(advice))
        .list_of(feeds, move |feed| chooser(state, feed))
}

fn chooser(state: State, feed: &str) -> Element {
    let refused = Signal::new(String::new());
    let id = format!("data-{feed}");
    let error_id = format!("{id}-error");
    let own = feed.to_owned();
    let path = move || file(state, &own).map(|file| file.path).unwrap_or_default();
    let own = feed.to_owned();
    let label = tag("label").attr("for", &id).text("Rows of ");
    let label = label.child(tag("code").text(feed)).text(", from ");
    let input = tag("input")
        .id(&id)
        .attr("type", "file")
        .attr("aria-describedby", &error_id)
        .on("change", move |event| choose(state, &own, &event, refused));
    let error = tag("p").id(&error_id).class("field-error lines");
    tag("div")
        .class("data-file")
        .child(label.child(tag("code").text_of(path)))
        .child(input)
        .child(
            error
                .attr("aria-live", "polite")
                .text_of(move || refused.get()),
        )
}

/// The file of a feed, if its rows are still lacking.
fn file(state: State, feed: &str) -> Option<DataFile> {
    let files = state.checked.get().files.clone();
    files.into_iter().find(|file| file.feed == feed)
}

/// Takes the rows of the file that was chosen, and forgets it, so that it can be chosen again.
fn choose(state: State, feed: &str, event: &Event, refused: Signal<String>) {
    let input = event
        .target()
        .map(JsCast::unchecked_into::<HtmlInputElement>);
    let Some(input) = input else { return };
    let file = untrack(|| file(state, feed));
    if let Some((file, chosen)) = file.zip(chosen_file(&input)) {
        spawn_local(async move { refused.set(inline(state, &file, &chosen).await) });
        input.set_value("");
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
