//! Start and Stop.

use katydid_core::stats::State as RunState;
use leptos::prelude::*;

use crate::run::Controls;
use crate::state::State;
use crate::view::icon::{self, Icon};
use crate::view::signal::{flag, text};

/// Start and Stop. Both are always there, so that neither moves under a finger.
#[component]
pub(crate) fn Actions(state: State, controls: Controls) -> impl IntoView {
    let can_start = Memo::new(move |_| {
        !state.is_busy() && state.checked.with(|checked| checked.preview.is_some())
    });
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
        <button id="start" type="button" class="button primary" disabled=flag(move || !can_start.get())
            on:click=move |_| controls.start.run(())>
            <Icon path=icon::PLAY />
            <span>"Start"</span>
        </button>
        <button id="stop" type="button" class="button danger" disabled=flag(move || !state.is_busy()) title=text(move || stop_title(stopping.get()))
            on:click=stop>
            <Icon path=icon::STOP />
            <span>{text(move || if stopping.get() { "Abort" } else { "Stop" })}</span>
        </button>
    }
}

const fn stop_title(stopping: bool) -> &'static str {
    if stopping {
        "Drop the requests that are still in flight"
    } else {
        "Send no more requests and let those in flight end"
    }
}
