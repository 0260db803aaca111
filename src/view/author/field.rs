//! One of the scenario's essentials as a field.

use std::cell::RefCell;
use std::rc::Rc;

use katydid_core::scenario::Scenario;
use leptos::prelude::{document, untrack};

use crate::element::{Element, tag, value};
use crate::signal::{Signal, watch};
use crate::state::State;

/// Which essential a field is.
#[derive(Debug)]
pub(super) struct Essential {
    /// The input's element.
    pub(super) id: &'static str,
    /// Locust's label.
    pub(super) label: &'static str,
    /// Where the scenario has it.
    pub(super) path: &'static [&'static str],
    /// What an empty field says.
    pub(super) placeholder: &'static str,
    /// Which keyboard a phone shows.
    pub(super) keyboard: &'static str,
    /// What the scenario says.
    pub(super) value: fn(&Scenario) -> Said,
}

/// What a scenario says of an essential.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    value: String,
    /// Whether the field has no place in this scenario, so that only the text can change it.
    is_elsewhere: bool,
}

impl Said {
    /// A value that the field can change.
    pub(super) fn value(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            is_elsewhere: false,
        }
    }

    /// What stands in place of such a value.
    pub(super) fn elsewhere(what: impl Into<String>) -> Self {
        Self {
            value: what.into(),
            is_elsewhere: true,
        }
    }
}

/// Why a field is disabled.
const ELSEWHERE: &str = "Change this load in the text";

/// One of the scenario's essentials: what is typed here changes the text, and the text changes what is here.
pub(super) fn field(state: State, essential: &'static Essential) -> Element {
    let refused = Signal::new(String::new());
    let wrong = move || match refused.get() {
        why if why.is_empty() => problem(state, essential),
        why => why,
    };
    let typed = move |event| {
        let done = state.set_field(essential.path, &value(&event));
        refused.set(done.err().unwrap_or_default());
    };
    let error_id = format!("{}-error", essential.id);
    let input = input(state, essential)
        .attr("aria-describedby", &error_id)
        .aria_of("aria-invalid", move || !wrong().is_empty())
        .on("input", typed);
    let label = tag("label").attr("for", essential.id);
    let error = tag("p").id(&error_id).class("field-error");
    tag("div")
        .class("field")
        .child(label.text(essential.label))
        .child(input)
        .child(error.attr("aria-live", "polite").text_of(wrong))
}

fn input(state: State, essential: &'static Essential) -> Element {
    let said = said(state, essential);
    let (has_place, says) = (Rc::clone(&said), Rc::clone(&said));
    let elsewhere = Rc::new(move || has_place().is_elsewhere);
    let is_elsewhere = Rc::clone(&elsewhere);
    let input = tag("input")
        .id(essential.id)
        .class("input")
        .attr("type", "text")
        .attr("inputmode", essential.keyboard)
        .attr("placeholder", essential.placeholder)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .flag_of("disabled", move || state.is_busy() || is_elsewhere())
        .attr_of("title", move || if elsewhere() { ELSEWHERE } else { "" });
    let (own, left) = (input.clone(), input.clone());
    let mut shown = None;
    watch(move || {
        let now = says();
        if shown.as_ref() != Some(&now) {
            show(&own, &now.value);
            shown = Some(now);
        }
    });
    input.on("blur", move |_| left.fill(&untrack(|| said()).value))
}

fn problem(state: State, essential: &Essential) -> String {
    let path = essential.path.join(".");
    let problem = state.checked.get().problem_of(&path);
    problem.unwrap_or_default()
}

/// What the scenario says, or said before it had problems.
fn said(state: State, essential: &'static Essential) -> Rc<dyn Fn() -> Said> {
    let last = RefCell::new(Said::default());
    Rc::new(move || {
        if let Some(preview) = state.preview() {
            last.replace((essential.value)(&preview.scenario));
        }
        last.borrow().clone()
    })
}

/// Leaves alone what a person is typing.
fn show(input: &Element, value: &str) {
    let focused = document().active_element();
    if focused.as_ref() != Some(input.node()) {
        input.fill(value);
    }
}
