//! Start, Pause, Stop and Edit.

use katydid_core::scenario::LoadForm;
use katydid_core::stats::State as RunState;
use leptos::prelude::Callable;

use super::edit::EDIT_ID;
use crate::element::{Element, tag};
use crate::run::Controls;
use crate::signal::{Signal, watch};
use crate::state::State;
use crate::view::icon::{self, icon, icon_of};
use crate::view::needs::{self, REASON_ID};

/// Start, Pause, Stop and Edit. All are always there, so that none moves under a finger.
pub(super) fn actions(state: State, controls: Controls, editing: Signal<bool>) -> Vec<Element> {
    vec![
        start(state, controls),
        pause(state, controls),
        stop(state, controls),
        edit(state, editing),
    ]
}

fn button(id: &str, class: &str) -> Element {
    tag("button").id(id).attr("type", "button").class(class)
}

fn start(state: State, controls: Controls) -> Element {
    let can_start =
        move || !state.is_busy() && state.preview().is_some() && state.lacks().is_empty();
    button("start", "button primary")
        .attr("aria-label", "Start")
        .attr("aria-describedby", REASON_ID)
        .flag_of("disabled", move || !can_start())
        .attr_of("title", move || needs::reason(&state.lacks()))
        .on("click", move |_| controls.start.run(()))
        .child(icon(icon::PLAY))
        .child(tag("span").text("Start"))
}

/// Its word is what it does next.
fn pause(state: State, controls: Controls) -> Element {
    let paused = move || run_state(state) == RunState::Paused;
    let word = move || if paused() { "Resume" } else { "Pause" };
    let drawing = move || if paused() { icon::PLAY } else { icon::PAUSE };
    button("pause", "button shrinks steady")
        .attr_of("aria-label", word)
        .attr("title", "Let the run's time stand still, or go on")
        .flag_of("disabled", move || !state.is_busy() || is_stopping(state))
        .on("click", move |_| controls.pause.run(!paused()))
        .child(icon_of(drawing))
        .child(tag("span").text_of(word))
}

fn stop(state: State, controls: Controls) -> Element {
    let stop = move |_| match is_stopping(state) {
        true => controls.abort.run(()),
        false => controls.stop.run(()),
    };
    let word = move || if is_stopping(state) { "Abort" } else { "Stop" };
    button("stop", "button danger")
        .flag_of("disabled", move || !state.is_busy())
        .attr_of("title", move || stop_title(is_stopping(state)))
        .on("click", stop)
        .child(icon(icon::STOP))
        .child(tag("span").text_of(word))
}

/// Only a plain number of users can be changed while it runs.
fn edit(state: State, editing: Signal<bool>) -> Element {
    let can_edit = move || state.is_busy() && !is_stopping(state) && has_plain_users(state);
    watch(move || {
        if !can_edit() && editing.get_untracked() {
            editing.set(false);
        }
    });
    button("edit", "button shrinks")
        .attr("aria-label", "Edit")
        .attr("title", "Change the number of users while it runs")
        .attr("aria-controls", EDIT_ID)
        .aria_of("aria-expanded", move || editing.get())
        .flag_of("disabled", move || !can_edit())
        .on("click", move |_| {
            editing.update(|editing| *editing = !*editing);
        })
        .child(icon(icon::PENCIL))
        .child(tag("span").text("Edit"))
}

fn run_state(state: State) -> RunState {
    state.snapshot.get().state
}

fn is_stopping(state: State) -> bool {
    state.is_busy() && run_state(state) == RunState::Stopping
}

fn has_plain_users(state: State) -> bool {
    let preview = state.preview();
    preview.is_some_and(|preview| matches!(preview.scenario.load.form, LoadForm::Users(_)))
}

const fn stop_title(stopping: bool) -> &'static str {
    if stopping {
        "Drop the requests that are still in flight"
    } else {
        "Begin no more tasks and let those begun end"
    }
}
