//! What the tool has to say against itself.

use katydid_core::warning::{self, Warning};
use leptos::prelude::document;

use super::format::count;
use super::icon::{self, icon};
use super::share::{command, command_row};
use crate::address;
use crate::element::{Element, tag};
use crate::state::State;

const ID: &str = "warnings";

/// What the tool has to say against itself. It is the last thing in the flow: what comes and goes moves nothing else.
pub(crate) fn warnings(state: State) -> Element {
    let remedies = move || now(state).into_iter().map(|warning| warning.remedy);
    tag("section")
        .id(ID)
        .class("notice caution")
        .attr("aria-label", "Warnings")
        .attr("aria-live", "polite")
        .flag_of("hidden", move || now(state).is_empty())
        .child(tag("h2").text("These numbers are not the target's alone"))
        .child(tag("ul").list_of(
            move || remedies().collect(),
            move |remedy| item(state, remedy),
        ))
        .children_by(
            move || way_out(state),
            |command| {
                let says = tag("p").text("The same test without a browser's limits:");
                vec![says, command_row("native-command", command)]
            },
        )
}

/// The command that runs the scenario natively, while this browser is the bottleneck.
fn way_out(state: State) -> Option<String> {
    let is_late = warning::is_late(state.snapshot.get().lateness);
    let preview = (is_late && !state.platform().is_native()).then(|| state.preview())??;
    Some(command(&address::link_of(&preview.scenario)))
}

fn now(state: State) -> Vec<Warning> {
    warning::of(&state.snapshot.get())
}

/// What a warning says has figures, which change; it is known by its remedy.
fn item(state: State, remedy: &str) -> Element {
    let own = remedy.to_owned();
    let message = move || {
        let it = now(state).into_iter().find(|warning| warning.remedy == own);
        it.map(|warning| warning.message).unwrap_or_default()
    };
    let help = tag("p").class("muted").text("What helps: ");
    tag("li")
        .child(tag("p").words_of(message).text("."))
        .child(help.words(remedy).text("."))
}

/// Brings the warnings into sight.
pub(super) fn show_warnings() {
    if let Some(warnings) = document().get_element_by_id(ID) {
        warnings.scroll_into_view();
    }
}

/// How many warnings there are, always in sight; it leads to them.
pub(crate) fn warnings_badge(state: State) -> Element {
    let number = move || now(state).len();
    let label = move || count(number() as u64, "warning");
    tag("button")
        .id("warnings-badge")
        .attr("type", "button")
        .class("button caution-badge")
        .attr_of("aria-label", label)
        .attr_of("title", label)
        .class_of("idle", move || number() == 0)
        .on("click", |_| show_warnings())
        .child(icon(icon::WARNING))
        .child(tag("span").text_of(move || number().to_string()))
}
