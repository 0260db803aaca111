//! Where a scenario is written: as text, and its essentials as fields.

mod add;
mod cursor;
mod editor;
mod field;
mod fields;
mod gutter;
mod preview;
mod problems;

use super::icon::{self, icon};
use super::load::load;
use crate::element::{Element, tag};
use crate::signal::{Signal, watch};
use crate::state::State;
use editor::editor;
use fields::fields;
use preview::preview;
use problems::problems;

/// Where a scenario is written. It folds away when a test begins.
pub(crate) fn author(state: State) -> Element {
    let folded = Signal::new(false);
    fold_at_start(state, folded);
    let side = tag("div").class("author-side");
    let text = tag("div").class("author-main");
    let body = tag("div")
        .id("scenario-body")
        .class("author")
        .flag_of("hidden", move || folded.get())
        .child(side.child(fields(state)).child(preview(state)))
        .child(text.children(editor(state)).child(problems(state)));
    tag("section")
        .class("panel")
        .attr("aria-labelledby", "scenario-title")
        .child(head(state, folded))
        .child(body)
}

fn fold_at_start(state: State, folded: Signal<bool>) {
    let mut was_busy = false;
    watch(move || {
        let busy = state.is_busy();
        if busy && !was_busy {
            folded.set(true);
        }
        was_busy = busy;
    });
}

fn head(state: State, folded: Signal<bool>) -> Element {
    let toggle = tag("button")
        .id("toggle-scenario")
        .attr("type", "button")
        .class("button quiet small fold")
        .attr("aria-controls", "scenario-body")
        .aria_of("aria-expanded", move || !folded.get())
        .on("click", move |_| folded.update(|folded| *folded = !*folded))
        .text_of(move || if folded.get() { "Show" } else { "Hide" })
        .child(icon(icon::CHEVRON));
    tag("div")
        .class("panel-head")
        .child(tag("h2").id("scenario-title").text("Scenario"))
        .child(tag("p").class("panel-note").text_of(move || summary(state)))
        .child(toggle)
}

/// Its name and load in a line; empty while it has problems.
fn summary(state: State) -> String {
    let Some(preview) = state.preview() else {
        return String::new();
    };
    let name = match preview.plan.name.as_str() {
        "" => "Unnamed test",
        name => name,
    };
    format!("{name} · {}", load(&preview))
}
