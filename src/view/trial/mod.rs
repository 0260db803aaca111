//! Test connection: one of each request, sent when a person asks for it, and what came.

mod advice;
mod row;
mod snippet;

use katydid_core::user::{Tried, Watch};
use leptos::prelude::Callable;

use super::copy::copy_button;
use super::format::count;
use super::icon::{self, icon};
use crate::address;
use crate::element::{Element, tag};
use crate::run::Controls;
use crate::state::{State, Trial};
use advice::{Leave, leaves};
use row::row;
use snippet::SERVERS;

/// Sends one of each request.
pub(super) fn test_button(state: State, controls: Controls) -> Element {
    let can_test = move || {
        !state.is_busy()
            && !state.is_trying()
            && state.preview().is_some()
            && state.lacks().is_empty()
    };
    let bound = format!(
        "Sends one of each request, at most {}, and shows what comes",
        Watch::MOST
    );
    tag("button")
        .id("test-connection")
        .attr("type", "button")
        .class("button small")
        .attr("title", &bound)
        .attr("aria-controls", "trial")
        .flag_of("disabled", move || !can_test())
        .on("click", move |_| controls.test.run(()))
        .text("Test connection")
}

/// What came of it; not there before it is asked for.
pub(crate) fn trial(state: State) -> Element {
    let is_there = move || state.trial.with(Option::is_some);
    tag("section")
        .id("trial")
        .class("panel trial")
        .attr("aria-labelledby", "trial-title")
        .flag_of("hidden", move || !is_there())
        .child(head(state))
        .child(
            tag("ul")
                .class("trial-rows")
                .list_of(move || keys(state), move |key| row_of(state, key)),
        )
        .child(
            tag("div")
                .class("trial-says")
                .children_of(move || of(state, says).unwrap_or_default()),
        )
}

fn head(state: State) -> Element {
    let close = tag("button")
        .id("close-trial")
        .attr("type", "button")
        .class("button quiet small")
        .attr_of("aria-label", move || {
            if state.is_trying() { "Cancel" } else { "Close" }
        })
        .on("click", move |_| state.trial.set(None))
        .child(icon(icon::CLOSE));
    let note = tag("p")
        .id("trial-note")
        .class("panel-note")
        .attr("role", "status")
        .text_of(move || of(state, note).unwrap_or_default());
    tag("div")
        .class("panel-head")
        .child(tag("h2").id("trial-title").text("Test connection"))
        .child(note)
        .child(close)
}

fn of<T>(state: State, read: fn(&Trial) -> T) -> Option<T> {
    state.trial.with(|trial| trial.as_ref().map(read))
}

/// How far it is, and how it went.
fn note(trial: &Trial) -> String {
    let failed = trial
        .tried
        .iter()
        .filter(|tried| tried.error.is_some())
        .count();
    let sent = count(trial.tried.len() as u64, "request");
    match &trial.end {
        None => format!("Sending one of each request… {sent} so far."),
        Some(Err(why)) => why.clone(),
        Some(Ok(end)) if !end.is_whole => {
            format!(
                "{sent} sent, {failed} failed. There are more: a test of the connection sends at most {}.",
                Watch::MOST
            )
        }
        Some(Ok(_)) => format!("{sent} sent, {failed} failed."),
    }
}

/// What came never changes: each is known by its place.
fn keys(state: State) -> Vec<String> {
    let count = of(state, |trial| trial.tried.len()).unwrap_or_default();
    (0..count).map(|at| at.to_string()).collect()
}

fn row_of(state: State, key: &str) -> Element {
    let at: usize = key.parse().unwrap_or_default();
    let tried: Option<Tried> = state
        .trial
        .with_untracked(|trial| trial.as_ref()?.tried.get(at).cloned());
    tried.map_or_else(|| tag("li"), |tried| row(&tried))
}

/// What to do about it, once it has ended.
fn says(trial: &Trial) -> Vec<Element> {
    let Some(Ok(end)) = &trial.end else {
        return Vec::new();
    };
    let exceptions = end.exceptions.iter().map(|(path, message)| {
        let text = tag("p").class("trial-error").child(tag("code").text(path));
        text.text(": ").text(message)
    });
    let leaves = leaves(&trial.tried, &address::origin());
    exceptions.chain(leaves.iter().map(leave)).collect()
}

fn leave(leave: &Leave) -> Element {
    let why = match leave.is_blocked {
        true => {
            " answers, but does not allow this page to read it. With these headers it does; `katydid run` needs none:"
        }
        false => {
            " keeps from this page what its answers spent their time on. With this header it tells:"
        }
    };
    let headers = snippet::headers(leave);
    let shown = tag("pre")
        .class("trial-body")
        .attr("tabindex", "0")
        .attr("aria-label", "Headers");
    tag("div")
        .class("caution")
        .attr("data-target", &leave.target)
        .child(tag("p").child(tag("strong").text(&leave.target)).words(why))
        .child(shown.text(&headers))
        .children(
            SERVERS
                .map(|(name, write)| server(name, &write(&leave.headers)))
                .into(),
        )
}

fn server(name: &str, code: &str) -> Element {
    let shown = tag("pre")
        .class("trial-body")
        .attr("tabindex", "0")
        .attr("aria-label", name);
    tag("details")
        .attr("data-server", name)
        .child(tag("summary").text(name))
        .child(shown.text(code))
        .child(copy_button(code))
}
