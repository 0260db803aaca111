//! What came of opening a link: what it would do and to whom, before anything runs.

use std::sync::Arc;

use katydid_core::plan::Plan;
use leptos::prelude::*;

use super::format::{count, span};
use super::icon::{self, Icon};
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
                "This link would send requests to " <strong>{plan.targets().join(", ")}</strong>
                {format!(": {}. ", load(plan))} "Nothing runs until you press Start."
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

/// How many users, how fast, for how long: `20 users, 4 per second, for 1m`.
pub(crate) fn load(plan: &Plan) -> String {
    let users = count(u64::from(plan.schedule.users), "user");
    let rate = plan.schedule.spawn_rate;
    let time = plan.schedule.run_time.map_or_else(
        || "until stopped".to_owned(),
        |time| format!("for {}", span(time.as_secs_f64())),
    );
    format!("{users}, {rate} per second, {time}")
}

#[cfg(test)]
mod tests {
    use crate::preview::Checked;

    fn load_of(load: &str) -> String {
        let text = format!(
            "host: demo://shop\nload: {load}\nusers: [{{ name: A, tasks: [{{ get: / }}] }}]"
        );
        super::load(&Checked::of(&text).preview.unwrap().plan)
    }

    #[test]
    fn the_load_is_said_in_a_clause() {
        assert_eq!(
            load_of("{ users: 20, spawn_rate: 0.5, run_time: 90s }"),
            "20 users, 0.5 per second, for 1m30s"
        );
        assert_eq!(
            load_of("{ users: 1 }"),
            "1 user, 1 per second, until stopped"
        );
    }
}
