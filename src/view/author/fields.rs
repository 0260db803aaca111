//! The scenario's essentials as fields, labelled as Locust's are.

use katydid_core::scenario::{LoadForm, Scenario};

use super::field::{Essential, Said, field};
use crate::element::{Element, tag};
use crate::state::State;
use crate::view::format::span;
use crate::view::load::name;

static USERS: Essential = Essential {
    id: "field-users",
    label: "Number of users",
    path: &["load", "users"],
    placeholder: "1",
    keyboard: "numeric",
    value: |scenario| match &scenario.load.form {
        LoadForm::Users(users) => Said::value(users.to_string()),
        form => Said::elsewhere(name(form)),
    },
};

static SPAWN_RATE: Essential = Essential {
    id: "field-spawn-rate",
    label: "Ramp up (users started/second)",
    path: &["load", "spawn_rate"],
    placeholder: "1",
    keyboard: "decimal",
    value: |scenario| match &scenario.load.form {
        LoadForm::Stages(_) => Said::elsewhere("by stage"),
        LoadForm::Arrivals(_) => Said::elsewhere("by arrival"),
        _ => Said::value(scenario.load.spawn_rate.to_string()),
    },
};

static HOST: Essential = Essential {
    id: "field-host",
    label: "Host",
    path: &["host"],
    placeholder: "https://api.example.com",
    keyboard: "url",
    value: |scenario| Said::value(scenario.host.clone().unwrap_or_default()),
};

static RUN_TIME: Essential = Essential {
    id: "field-run-time",
    label: "Run time",
    path: &["load", "run_time"],
    placeholder: "until stopped, or 2m, 1h30m",
    keyboard: "text",
    value: run_time,
};

/// What brings its own end needs no other, but may have one in the text.
fn run_time(scenario: &Scenario) -> Said {
    let load = &scenario.load;
    let has_end = match &load.form {
        LoadForm::Stages(_) => true,
        LoadForm::Arrivals(arrivals) => !arrivals.stages.is_empty(),
        _ => false,
    };
    match load.run_time {
        Some(time) => Said::value(span(time.as_secs_f64())),
        None if has_end => Said::elsewhere("by stage"),
        None => Said::value(""),
    }
}

/// The scenario's essentials as fields.
pub(super) fn fields(state: State) -> Element {
    let all = [&USERS, &SPAWN_RATE, &HOST, &RUN_TIME];
    tag("div")
        .class("fields")
        .attr("role", "group")
        .attr("aria-label", "Essentials")
        .children(all.map(|essential| field(state, essential)).into())
}
