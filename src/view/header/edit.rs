//! Another number of users while a test runs: Locust's Edit.

use leptos::prelude::{Callable, untrack};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::element::{Element, focus, tag};
use crate::run::Controls;
use crate::signal::{Signal, watch};
use crate::state::State;

/// The form's element.
pub(super) const EDIT_ID: &str = "edit-users-form";

/// More users than this no run has.
const MOST_USERS: u32 = 10_000_000;

/// Both numbers and Apply; shown while `editing`.
pub(super) fn edit(state: State, controls: Controls, editing: Signal<bool>) -> Element {
    let users = field("edit-users", "numeric");
    let rate = field("edit-spawn-rate", "decimal");
    let said = Signal::new(Said::default());
    let (fields, typed) = ((users.clone(), rate.clone()), (users.clone(), rate.clone()));
    let apply = move |event: Event| {
        event.prevent_default();
        said.set(applied(controls, &typed));
    };
    let submit = tag("button").id("edit-apply").attr("type", "submit");
    let form = tag("form")
        .id(EDIT_ID)
        .class("edit")
        .attr("aria-label", "Change the users")
        .flag_of("hidden", move || !editing.get())
        .on("submit", apply)
        .on("keydown", move |event| close(&event, editing))
        .children(vec![label("edit-users", "Number of users"), users])
        .children(vec![
            label("edit-spawn-rate", "Users started or stopped/second"),
            rate,
        ])
        .child(submit.class("button primary").text("Apply"))
        .child(answer(said));
    fill_when(editing, state, said, fields);
    form
}

fn label(of: &str, text: &str) -> Element {
    tag("label").attr("for", of).text(text)
}

fn field(id: &str, keyboard: &str) -> Element {
    tag("input")
        .id(id)
        .class("input")
        .attr("type", "text")
        .attr("inputmode", keyboard)
        .attr("autocomplete", "off")
        .attr("aria-describedby", "edit-error")
}

fn answer(said: Signal<Said>) -> Element {
    let words = move || match said.get() {
        Said { done: true, .. } => "Applied. It begins within a second or two.",
        Said { why, .. } => why,
    };
    tag("p")
        .id("edit-error")
        .attr("role", "status")
        .class_of("field-error", move || !said.get().why.is_empty())
        .text_of(words)
}

/// What came of the last Apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Said {
    why: &'static str,
    done: bool,
}

/// Changes the run to what the fields say.
fn applied(controls: Controls, (users, rate): &(Element, Element)) -> Said {
    match read(&users.value(), &rate.value()) {
        Ok(change) => {
            controls.change.run(change);
            let why = "";
            Said { why, done: true }
        }
        Err(why) => Said { why, done: false },
    }
}

/// Escape leads back to the button that opened the form.
fn close(event: &Event, editing: Signal<bool>) {
    if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
        editing.set(false);
        focus("edit");
    }
}

/// Fills the fields whenever the form is opened: after it is shown, for what is hidden takes no focus.
fn fill_when(editing: Signal<bool>, state: State, said: Signal<Said>, fields: (Element, Element)) {
    watch(move || {
        if editing.get() {
            said.set(Said::default());
            untrack(|| fill(state, &fields));
        }
    });
}

/// With what the scenario says, unless a person has changed it in this run already.
fn fill(state: State, (users, rate): &(Element, Element)) {
    let Some(preview) = state.preview() else {
        return;
    };
    let load = &preview.scenario.load;
    let Some(number) = load.users() else { return };
    if users.value().is_empty() {
        users.fill(&number.to_string());
        rate.fill(&load.spawn_rate.to_string());
    }
    users.focus();
    users.as_kind::<HtmlInputElement>().select();
}

/// Both numbers, or what is wrong with them.
fn read(users: &str, rate: &str) -> Result<(u32, f64), &'static str> {
    let users = users.trim().parse::<u32>().ok();
    let users = users.filter(|users| (1..=MOST_USERS).contains(users));
    let rate = katydid_core::number::parse(rate.trim());
    let rate = rate.filter(|rate| rate.is_finite() && *rate > 0.0);
    match (users, rate) {
        (Some(users), Some(rate)) => Ok((users, rate)),
        (None, _) => Err("The number of users is a whole number from 1 to 10000000."),
        (_, None) => Err("The rate is a number above zero, such as 0.5."),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_numbers_that_a_run_can_have_are_applied() {
        assert_eq!(read(" 7 ", "0.5"), Ok((7, 0.5)));
        for users in ["", "0", "-1", "1.5", "many", "10000001"] {
            assert!(read(users, "1").is_err(), "{users}");
        }
        for rate in ["", "0", "-1", "NaN", "inf", "x"] {
            assert!(read("1", rate).is_err(), "{rate}");
        }
    }
}
