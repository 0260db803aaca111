//! Start, Pause, Stop and Edit.

use katydid_core::scenario::LoadForm;
use katydid_core::stats::State as RunState;
use leptos::prelude::*;

use super::edit::EDIT_ID;
use crate::run::Controls;
use crate::state::State;
use crate::view::icon::{self, Icon};
use crate::view::needs::{self, REASON_ID};
use crate::view::signal::{aria, flag, text};

/// Start, Pause, Stop and Edit. All are always there, so that none moves under a finger.
#[component]
pub(crate) fn Actions(state: State, controls: Controls, editing: RwSignal<bool>) -> impl IntoView {
    let stopping = Memo::new(move |_| {
        state.is_busy()
            && state
                .snapshot
                .with(|snapshot| snapshot.state == RunState::Stopping)
    });
    let stop = move |_| {
        if stopping.get_untracked() {
            controls.abort.run(());
        } else {
            controls.stop.run(());
        }
    };
    view! {
        <Start state controls />
        <Pause state controls stopping />
        <button id="stop" type="button" class="button danger" disabled=flag(move || !state.is_busy()) title=text(move || stop_title(stopping.get()))
            on:click=stop>
            <Icon path=icon::STOP />
            <span>{text(move || if stopping.get() { "Abort" } else { "Stop" })}</span>
        </button>
        <Edit state stopping editing />
    }
}

#[component]
fn Start(state: State, controls: Controls) -> impl IntoView {
    let can_start = Memo::new(move |_| {
        !state.is_busy()
            && state.checked.with(|checked| checked.preview.is_some())
            && state.lacks().is_empty()
    });
    view! {
        <button id="start" type="button" class="button primary" aria-label="Start" disabled=flag(move || !can_start.get())
            aria-describedby=REASON_ID title=text(move || needs::reason(&state.lacks())) on:click=move |_| controls.start.run(())>
            <Icon path=icon::PLAY />
            <span>"Start"</span>
        </button>
    }
}

/// Its word is what it does next.
#[component]
fn Pause(state: State, controls: Controls, stopping: Memo<bool>) -> impl IntoView {
    let paused = Memo::new(move |_| {
        state
            .snapshot
            .with(|snapshot| snapshot.state == RunState::Paused)
    });
    let word = text(move || if paused.get() { "Resume" } else { "Pause" });
    let drawing = text(move || {
        if paused.get() {
            icon::PLAY
        } else {
            icon::PAUSE
        }
    });
    view! {
        <button id="pause" type="button" class="button shrinks steady" aria-label=word title="Let the run's time stand still, or go on"
            disabled=flag(move || !state.is_busy() || stopping.get()) on:click=move |_| controls.pause.run(!paused.get_untracked())>
            <Icon path=drawing />
            <span>{word}</span>
        </button>
    }
}

/// Only a plain number of users can be changed while it runs.
#[component]
fn Edit(state: State, stopping: Memo<bool>, editing: RwSignal<bool>) -> impl IntoView {
    let can_edit = Memo::new(move |_| state.is_busy() && !stopping.get() && has_plain_users(state));
    Effect::new(move |_| {
        if !can_edit.get() {
            editing.set(false);
        }
    });
    view! {
        <button id="edit" type="button" class="button shrinks" aria-label="Edit" title="Change the number of users while it runs"
            aria-controls=EDIT_ID aria-expanded=aria(move || editing.get()) disabled=flag(move || !can_edit.get())
            on:click=move |_| editing.update(|editing| *editing = !*editing)>
            <Icon path=icon::PENCIL />
            <span>"Edit"</span>
        </button>
    }
}

fn has_plain_users(state: State) -> bool {
    state.checked.with(|checked| {
        let form = checked.preview.as_ref();
        form.is_some_and(|preview| matches!(preview.scenario.load.form, LoadForm::Users(_)))
    })
}

const fn stop_title(stopping: bool) -> &'static str {
    if stopping {
        "Drop the requests that are still in flight"
    } else {
        "Begin no more tasks and let those begun end"
    }
}
