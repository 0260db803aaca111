//! The scenario as text.

use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, KeyboardEvent};

use super::cursor;
use crate::state::State;
use crate::view::signal::{aria, flag, text};

/// The id by which problems find the text.
pub(super) const TEXT_ID: &str = "scenario-text";

/// Lines after this have no number.
const MOST_NUMBERS: usize = 5000;

/// The scenario as text, with numbered lines. The text is as high as it has lines, so both scroll together.
#[component]
pub(super) fn Editor(state: State) -> impl IntoView {
    let area = NodeRef::<Textarea>::new();
    let lines = Memo::new(move |_| state.text.with(|text| cursor::line_count(text)));
    let invalid = aria(move || state.checked.with(|checked| !checked.problems.is_empty()));
    view! {
        <div class="editor-head">
            <label for=TEXT_ID>"Scenario as YAML or JSON"</label>
            <button id="reset-example" type="button" class="button quiet small" disabled=flag(move || state.is_busy())
                on:click=move |_| state.reset_to_example()>
                "Reset to example"
            </button>
        </div>
        <div class="editor">
            <Gutter state lines />
            <textarea
                id=TEXT_ID
                class="editor-text"
                wrap="off"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="problems"
                aria-invalid=invalid
                node_ref=area
                rows=text(move || lines.get().to_string())
                readonly=flag(move || state.is_busy())
                prop:value=state.text
                on:input=move |event| state.type_text(event_target_value(&event))
                on:keydown=move |event| indent(&event, area)
            ></textarea>
        </div>
    }
}

/// The lines' numbers; those with problems stand out.
#[component]
fn Gutter(state: State, lines: Memo<usize>) -> impl IntoView {
    let wrong = move |line| {
        state
            .checked
            .with(|checked| checked.problem_at(line).is_some())
    };
    let number = move |line: usize| {
        view! { <li data-gutter-line=line.to_string() class:wrong=flag(move || wrong(line))>{line.to_string()}</li> }
    };
    view! {
        <ol class="editor-gutter" aria-hidden="true">
            <For each=move || 1..=lines.get().min(MOST_NUMBERS) key=|line| *line children=number />
        </ol>
    }
}

/// Enter keeps the indentation. `insertText` is the one way that undo knows of.
fn indent(event: &KeyboardEvent, area: NodeRef<Textarea>) {
    let plain = event.key() == "Enter"
        && !event.is_composing()
        && !event.shift_key()
        && !event.ctrl_key()
        && !event.meta_key();
    let Some(area) = area
        .get_untracked()
        .filter(|area| plain && !area.read_only())
    else {
        return;
    };
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    let indent = cursor::indent_at(&area.value(), start);
    let Ok(document) = document().dyn_into::<HtmlDocument>() else {
        return;
    };
    let inserted =
        document.exec_command_with_show_ui_and_value("insertText", false, &format!("\n{indent}"));
    if inserted.unwrap_or_default() {
        event.prevent_default();
    }
}
