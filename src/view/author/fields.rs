//! The scenario's essentials as fields, labelled as Locust's are.

use leptos::prelude::*;

use super::field::{Essential, Field};
use crate::state::State;
use crate::view::format::span;

static USERS: Essential = Essential {
    id: "field-users",
    label: "Number of users",
    path: &["load", "users"],
    placeholder: "1",
    keyboard: "numeric",
    value: |scenario| scenario.load.users.to_string(),
};

static SPAWN_RATE: Essential = Essential {
    id: "field-spawn-rate",
    label: "Ramp up (users started/second)",
    path: &["load", "spawn_rate"],
    placeholder: "1",
    keyboard: "decimal",
    value: |scenario| scenario.load.spawn_rate.to_string(),
};

static HOST: Essential = Essential {
    id: "field-host",
    label: "Host",
    path: &["host"],
    placeholder: "https://api.example.com",
    keyboard: "url",
    value: |scenario| scenario.host.clone().unwrap_or_default(),
};

static RUN_TIME: Essential = Essential {
    id: "field-run-time",
    label: "Run time",
    path: &["load", "run_time"],
    placeholder: "until stopped, or 2m, 1h30m",
    keyboard: "text",
    value: |scenario| {
        scenario
            .load
            .run_time
            .map_or_else(String::new, |time| span(time.as_secs_f64()))
    },
};

/// The scenario's essentials as fields.
#[component]
pub(super) fn Fields(state: State) -> impl IntoView {
    view! {
        <div class="fields" role="group" aria-label="Essentials">
            <Field state essential=&USERS />
            <Field state essential=&SPAWN_RATE />
            <Field state essential=&HOST />
            <Field state essential=&RUN_TIME />
        </div>
    }
}
