//! The bar on top: what runs, how it goes, and what can be done about it.

mod actions;
mod edit;
mod figure;
mod status;

use super::health::health;
use super::icon::mark;
use super::share::share_button;
use super::theme::theme_toggle;
use super::warnings::warnings_badge;
use crate::element::{Element, tag};
use crate::run::Controls;
use crate::signal::Signal;
use crate::state::State;
use actions::actions;
use edit::edit;
use status::status;

/// The bar on top.
pub(crate) fn header(state: State, controls: Controls) -> Element {
    let editing = Signal::new(false);
    let brand = tag("div")
        .class("brand")
        .child(mark())
        .child(tag("h1").class("brand-name").text("Katydid"))
        .child(warnings_badge(state));
    let actions = tag("div")
        .class("header-actions")
        .children(actions(state, controls, editing))
        .child(share_button(state))
        .child(theme_toggle());
    tag("header")
        .class("header")
        .child(brand)
        .child(status(state))
        .child(actions)
        .child(edit(state, controls, editing))
        .child(health(state))
        .child(progress(state))
}

/// How much of the run time is over.
fn progress(state: State) -> Element {
    let part = move || {
        let snapshot = state.snapshot.get();
        let run_time = snapshot.run_time?;
        Some((snapshot.elapsed / run_time.max(f64::EPSILON)).min(1.0))
    };
    tag("progress")
        .class("progress")
        .attr("aria-label", "Part of the run time that is over")
        .attr("max", "1")
        .attr_of("value", move || part().unwrap_or_default().to_string())
        .class_of("idle", move || part().is_none())
}
