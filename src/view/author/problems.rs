//! What is wrong with the scenario, and where.

use katydid_core::scenario::{Position, Problem};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{cursor, editor};
use crate::state::State;
use crate::view::format::count;
use crate::view::signal::{flag, text};
use crate::view::words::with_code;

/// What is wrong with the scenario.
#[component]
pub(super) fn Problems(state: State) -> impl IntoView {
    let number = move || state.checked.with(|checked| checked.problems.len());
    let title = text(move || match number() {
        0 => "No problems".to_owned(),
        number => count(number as u64, "problem"),
    });
    let item = |problem: &Problem| view! { <Item problem=problem.clone() /> };
    let items = move || {
        state
            .checked
            .with(|checked| checked.problems.iter().map(item).collect::<Vec<_>>())
    };
    view! {
        <div class="problems" class:none=flag(move || number() == 0)>
            <p class="problems-title" role="status">{title}</p>
            <ul id="problems">{items}</ul>
        </div>
    }
}

#[component]
fn Item(problem: Problem) -> impl IntoView {
    let Problem {
        path,
        position,
        message,
        hint,
    } = problem;
    let field = (!path.is_empty()).then(|| view! { <code>{path.clone()}</code> ": " });
    let place = position.map(|Position { line, column }| format!("{line}:{column}"));
    view! {
        <li data-line=position.map(|position| position.line) data-path=path>
            <button type="button" class="problem" disabled=position.is_none()
                on:click=move |_| { position.and_then(show); }>
                <span class="problem-place">{place}</span>
                <span class="problem-text">
                    {field}
                    {with_code(&message)}
                    {hint.map(|hint| view! { <span class="problem-hint">{with_code(&hint)}</span> })}
                </span>
            </button>
        </li>
    }
}

/// Moves the cursor there and the line into sight.
fn show(position: Position) -> Option<()> {
    let area: HtmlTextAreaElement = document()
        .get_element_by_id(editor::TEXT_ID)?
        .dyn_into()
        .ok()?;
    let offset = cursor::offset(&area.value(), position);
    area.focus().ok()?;
    area.set_selection_range(offset, offset).ok()?;
    let line = document()
        .query_selector(&format!("[data-gutter-line=\"{}\"]", position.line))
        .ok()??;
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    line.scroll_into_view_with_scroll_into_view_options(&options);
    Some(())
}
