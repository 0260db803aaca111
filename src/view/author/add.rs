//! Adding requests by commands of curl: pasted into the scenario's text, or into a field of their own.

use katydid_core::import::is_commands;
use katydid_core::scenario::Problem;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlDocument, HtmlTextAreaElement};

use super::{cursor, editor};
use crate::element::{Element, focus, tag};
use crate::signal::Signal;
use crate::state::State;

const FIELD_ID: &str = "add-commands";

const PLACEHOLDER: &str = "curl 'https://api.example.com/users' -H 'Accept: application/json'";

/// What came of adding requests: said in words, and nothing while there is nothing to say.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    words: String,
    is_wrong: bool,
}

/// The button that opens the form.
pub(super) fn button(state: State, open: Signal<bool>) -> Element {
    tag("button")
        .id("add-request")
        .attr("type", "button")
        .class("button quiet small")
        .attr("aria-controls", "add-form")
        .aria_of("aria-expanded", move || open.get())
        .flag_of("disabled", move || state.is_busy())
        .on("click", move |_| {
            open.update(|open| *open = !*open);
            focus(FIELD_ID);
        })
        .text("Add request")
}

/// A field for commands; shown while `open`.
pub(super) fn form(state: State, open: Signal<bool>, said: Signal<Said>) -> Element {
    let field = tag("textarea")
        .id(FIELD_ID)
        .class("input commands")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("placeholder", PLACEHOLDER)
        .attr("aria-describedby", "add-said");
    let typed = field.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        if add(state, &typed.value(), said) {
            typed.fill("");
        }
    };
    let label = tag("label").attr("for", FIELD_ID);
    let add = tag("button").id("add-now").attr("type", "submit");
    tag("form")
        .id("add-form")
        .class("add")
        .flag_of("hidden", move || !open.get() || state.is_busy())
        .on("submit", submit)
        .child(label.text("Commands of curl, as a browser copies them"))
        .child(field)
        .child(add.class("button small").text("Add to the scenario"))
}

/// What came of it.
pub(super) fn answer(said: Signal<Said>) -> Element {
    tag("p")
        .id("add-said")
        .class("lines")
        .attr("role", "status")
        .class_of("field-error", move || said.get().is_wrong)
        .text_of(move || said.get().words)
}

/// Commands that are pasted into the text become steps of it; everything else is pasted as it is.
pub(super) fn paste(state: State, event: &Event, said: Signal<Said>) {
    let event: &ClipboardEvent = event.unchecked_ref();
    let text = event
        .clipboard_data()
        .and_then(|data| data.get_data("text").ok());
    let Some(text) = text.filter(|text| is_commands(text) && !state.is_busy()) else {
        return;
    };
    if add(state, &text, said) {
        event.prevent_default();
    }
}

/// Whether they were added.
fn add(state: State, commands: &str, said: Signal<Said>) -> bool {
    let pasted = state.with_commands(commands);
    let (words, is_wrong) = match &pasted {
        Ok(pasted) => (added(&pasted.notes), false),
        Err(problems) => (
            format!("Nothing was added.\n{}", Problem::lines(problems)),
            true,
        ),
    };
    said.set(Said { words, is_wrong });
    let Ok(pasted) = pasted else { return false };
    put(&pasted.text);
    true
}

fn added(notes: &[Problem]) -> String {
    let words = "Added to the tasks of the first class. Undo takes it back.".to_owned();
    match notes {
        [] => words,
        notes => format!("{words}\n{}", Problem::lines(notes)),
    }
}

/// Puts what is new into the text's field, as if it were typed: `insertText` is the one way that undo knows of.
fn put(text: &str) -> Option<()> {
    let area = document().get_element_by_id(editor::TEXT_ID)?;
    let area: HtmlTextAreaElement = area.dyn_into().ok()?;
    let (start, end, inserted) = cursor::change(&area.value(), text);
    area.focus().ok()?;
    area.set_selection_range(start, end).ok()?;
    let document: HtmlDocument = document().dyn_into().ok()?;
    let typed = document.exec_command_with_show_ui_and_value("insertText", false, inserted);
    typed.ok().map(drop)
}
