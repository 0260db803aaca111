//! What came of opening a link: what it would do and to whom, before anything runs.

use std::sync::Arc;

use leptos::prelude::*;

use super::icon::{self, Icon};
use super::load::load;
use crate::preview::Preview;
use crate::state::{Opened, State};
use crate::view::signal::flag;

/// What came of opening a link.
#[component]
pub(crate) fn LinkBanner(state: State) -> impl IntoView {
    move || {
        state.opened.get().map(|opened| match opened {
            Opened::Link(preview) => view! { <Link state preview /> }.into_any(),
            Opened::Broken(message) => view! { <Broken state message /> }.into_any(),
        })
    }
}

#[component]
fn Link(state: State, preview: Arc<Preview>) -> impl IntoView {
    let plan = &preview.plan;
    let name = if plan.name.is_empty() {
        "Unnamed test"
    } else {
        &plan.name
    }
    .to_owned();
    view! {
        <section id="link-banner" class="notice" data-kind="link" role="status" aria-labelledby="link-title">
            <div class="notice-head">
                <h2 id="link-title">{name}</h2>
                <code class="muted" title=plan.hash.clone()>{preview.scenario.short_hash()}</code>
                <Close state />
            </div>
            <p>
                "This link would send requests to " <strong>{plan.targets.join(", ")}</strong>
                {format!(": {}. ", load(&preview))} "Nothing runs until you press Start."
            </p>
            <p><LeaveLink state /></p>
        </section>
    }
}

#[component]
fn Broken(state: State, message: String) -> impl IntoView {
    view! {
        <section id="link-banner" class="notice bad" data-kind="broken" role="alert" aria-labelledby="link-title">
            <div class="notice-head">
                <h2 id="link-title">"This link cannot be opened"</h2>
                <Close state />
            </div>
            <p class="lines">{message}</p>
            <p class="muted">"The scenario below can be used as it is. Nothing has been sent."</p>
        </section>
    }
}

#[component]
fn Close(state: State) -> impl IntoView {
    view! {
        <button type="button" class="button quiet small" aria-label="Close" on:click=move |_| state.opened.set(None)>
            <Icon path=icon::CLOSE />
        </button>
    }
}

#[component]
fn LeaveLink(state: State) -> impl IntoView {
    view! {
        <button id="leave-link" type="button" class="button small" disabled=flag(move || state.is_busy()) on:click=move |_| state.leave_link()>
            "Back to my own scenario"
        </button>
    }
}
