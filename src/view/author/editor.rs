//! The scenario as text.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDocument, HtmlTextAreaElement, KeyboardEvent};

use super::gutter::gutter;
use super::{add, cursor};
use crate::element::{Element, tag, value};
use crate::signal::Signal;
use crate::state::State;

/// The id by which problems find the text.
pub(super) const TEXT_ID: &str = "scenario-text";

/// The scenario as text, with numbered lines. The text is as high as it has lines, so both scroll together.
pub(super) fn editor(state: State) -> Vec<Element> {
    let (open, said) = (Signal::new(false), Signal::new(add::Said::default()));
    let body = tag("div").class("editor");
    vec![
        head(state, open),
        add::form(state, open, said),
        add::answer(said),
        body.child(gutter(state)).child(area(state, said)),
    ]
}

fn head(state: State, open: Signal<bool>) -> Element {
    let reset = tag("button")
        .id("reset-example")
        .attr("type", "button")
        .class("button quiet small")
        .flag_of("disabled", move || state.is_busy())
        .on("click", move |_| state.reset_to_example())
        .text("Reset to example");
    let label = tag("label").attr("for", TEXT_ID);
    tag("div")
        .class("editor-head")
        .child(label.text("Scenario as YAML or JSON"))
        .child(add::button(state, open))
        .child(reset)
}

fn area(state: State, said: Signal<add::Said>) -> Element {
    let lines = move || state.text.with(|text| cursor::line_count(text));
    let is_wrong = move || !state.checked.get().problems.is_empty();
    tag("textarea")
        .id(TEXT_ID)
        .class("editor-text")
        .attr("wrap", "off")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("aria-describedby", "problems")
        .aria_of("aria-invalid", is_wrong)
        .attr_of("rows", move || lines().to_string())
        .flag_of("readonly", move || state.is_busy())
        .value_of(move || state.text.get())
        .on("input", move |event| state.type_text(value(&event)))
        .on("paste", move |event| add::paste(state, &event, said))
        .on("keydown", |event| indent(&event))
}

/// Enter keeps the indentation. `insertText` is the one way that undo knows of.
fn indent(event: &Event) {
    let Some(area) = event_area(event).filter(|area| is_plain_enter(event) && !area.read_only())
    else {
        return;
    };
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    let indent = cursor::indent_at(&area.value(), start);
    let Ok(document) = document().dyn_into::<HtmlDocument>() else {
        return;
    };
    let line = format!("\n{indent}");
    let inserted = document.exec_command_with_show_ui_and_value("insertText", false, &line);
    if inserted.unwrap_or_default() {
        event.prevent_default();
    }
}

fn event_area(event: &Event) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

fn is_plain_enter(event: &Event) -> bool {
    let key: &KeyboardEvent = event.unchecked_ref();
    key.key() == "Enter"
        && !key.is_composing()
        && !key.shift_key()
        && !key.ctrl_key()
        && !key.meta_key()
}
