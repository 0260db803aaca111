//! The bar on top: what runs, how it goes, and what can be done about it.

mod actions;
mod edit;
mod figure;
mod status;

use leptos::prelude::*;

use super::icon::Mark;
use super::share::ShareButton;
use super::theme::ThemeToggle;
use super::warnings::WarningsBadge;
use crate::run::Controls;
use crate::state::State;
use crate::view::signal::flag;
use actions::Actions;
use edit::Edit;
use status::Status;

/// The bar on top.
#[component]
pub(crate) fn Header(state: State, controls: Controls) -> impl IntoView {
    let editing = RwSignal::new(false);
    view! {
        <header class="header">
            <div class="brand">
                <Mark />
                <h1 class="brand-name">"Katydid"</h1>
                <WarningsBadge state />
            </div>
            <Status state />
            <div class="header-actions">
                <Actions state controls editing />
                <ShareButton state />
                <ThemeToggle />
            </div>
            <Edit state controls editing />
            <Progress state />
        </header>
    }
}

/// How much of the run time is over.
#[component]
fn Progress(state: State) -> impl IntoView {
    let part = move || {
        state.snapshot.with(|snapshot| {
            snapshot
                .run_time
                .map(|run_time| (snapshot.elapsed / run_time.max(f64::EPSILON)).min(1.0))
        })
    };
    view! {
        <progress
            class="progress"
            aria-label="Part of the run time that is over"
            max="1"
            prop:value=move || part().unwrap_or_default()
            class:idle=flag(move || part().is_none())
        ></progress>
    }
}
