//! Another number of users while a test runs: Locust's Edit.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::run::Controls;
use crate::state::State;
use crate::view::signal::{flag, text};

/// The form's element.
pub(super) const EDIT_ID: &str = "edit-users-form";

/// More users than this no run has.
const MOST_USERS: u32 = 10_000_000;

/// Both numbers and Apply; shown while `editing`.
#[component]
pub(super) fn Edit(state: State, controls: Controls, editing: RwSignal<bool>) -> impl IntoView {
    let (users, rate) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let said = RwSignal::new(Said::default());
    Effect::new(move |_| {
        if editing.get() {
            said.set(Said::default());
            fill(state, users, rate);
        }
    });
    let apply = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = read(&value(users), &value(rate));
        if let Ok(change) = typed {
            controls.change.run(change);
        }
        said.set(typed.map_or_else(
            |why| Said { why, done: false },
            |_| Said {
                why: "",
                done: true,
            },
        ));
    };
    let says = text(move || match said.get() {
        Said { done: true, .. } => "Applied. It begins within a second or two.",
        Said { why, .. } => why,
    });
    view! {
        <form id=EDIT_ID class="edit" aria-label="Change the users" hidden=flag(move || !editing.get()) on:submit=apply
            on:keydown=move |event| close(&event, editing)>
            <label for="edit-users">"Number of users"</label>
            <input id="edit-users" class="input" type="text" inputmode="numeric" autocomplete="off" aria-describedby="edit-error" node_ref=users />
            <label for="edit-spawn-rate">"Users started or stopped/second"</label>
            <input id="edit-spawn-rate" class="input" type="text" inputmode="decimal" autocomplete="off" aria-describedby="edit-error" node_ref=rate />
            <button id="edit-apply" type="submit" class="button primary">"Apply"</button>
            <p id="edit-error" class:field-error=flag(move || !said.get().why.is_empty()) role="status">{says}</p>
        </form>
    }
}

/// What came of the last Apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Said {
    why: &'static str,
    done: bool,
}

/// Escape leads back to the button that opened the form.
fn close(event: &KeyboardEvent, editing: RwSignal<bool>) {
    if event.key() != "Escape" {
        return;
    }
    editing.set(false);
    let button = document().get_element_by_id("edit");
    let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let _ = button.map(|button| button.focus());
}

/// With what the scenario says, unless a person has changed it in this run already.
fn fill(state: State, users: NodeRef<Input>, rate: NodeRef<Input>) {
    let load = state.checked.with_untracked(|checked| {
        let load = &checked.preview.as_ref()?.scenario.load;
        Some((load.users()?, load.spawn_rate))
    });
    let (Some(users), Some(rate), Some(load)) = (users.get_untracked(), rate.get_untracked(), load)
    else {
        return;
    };
    if users.value().is_empty() {
        users.set_value(&load.0.to_string());
        rate.set_value(&load.1.to_string());
    }
    let _ = users.focus();
    users.select();
}

fn value(input: NodeRef<Input>) -> String {
    input
        .get_untracked()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Both numbers, or what is wrong with them.
fn read(users: &str, rate: &str) -> Result<(u32, f64), &'static str> {
    let users = users.trim().parse::<u32>().ok();
    let users = users.filter(|users| (1..=MOST_USERS).contains(users));
    let rate = rate.trim().parse::<f64>().ok();
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
