//! What is wrong with the scenario, and where.

use katydid_core::scenario::{Position, Problem};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{cursor, editor};
use crate::element::{Element, tag};
use crate::state::State;
use crate::view::format::count;

/// What is wrong with the scenario.
pub(super) fn problems(state: State) -> Element {
    let number = move || state.checked.get().problems.len();
    let title = move || match number() {
        0 => "No problems".to_owned(),
        number => count(number as u64, "problem"),
    };
    let items = move || state.checked.get().problems.iter().map(item).collect();
    let says = tag("p").class("problems-title").attr("role", "status");
    tag("div")
        .class("problems")
        .class_of("none", move || number() == 0)
        .child(says.text_of(title))
        .child(tag("ul").id("problems").children_of(items))
}

fn item(problem: &Problem) -> Element {
    let position = problem.position;
    let button = tag("button")
        .attr("type", "button")
        .class("problem")
        .flag("disabled", position.is_none())
        .on("click", move |_| {
            position.and_then(show);
        })
        .child(tag("span").class("problem-place").text(&place(position)))
        .child(words(problem));
    let item = tag("li").attr("data-path", &problem.path).child(button);
    match position {
        Some(position) => item.attr("data-line", &position.line.to_string()),
        None => item,
    }
}

/// `3:14`; empty where it is nowhere.
fn place(position: Option<Position>) -> String {
    let place = position.map(|Position { line, column }| format!("{line}:{column}"));
    place.unwrap_or_default()
}

fn words(problem: &Problem) -> Element {
    let text = tag("span").class("problem-text");
    let text = match problem.path.as_str() {
        "" => text,
        path => text.child(tag("code").text(path)).text(": "),
    };
    let hint = |hint: &String| tag("span").class("problem-hint").words(hint);
    let hint = problem.hint.as_ref().map(hint);
    text.words(&problem.message)
        .children(hint.into_iter().collect())
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
