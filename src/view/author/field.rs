//! One of the scenario's essentials as a field.

use katydid_core::scenario::Scenario;
use leptos::html::Input;
use leptos::prelude::*;

use crate::state::State;
use crate::view::signal::{aria, flag, text};

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
#[component]
pub(super) fn Field(state: State, essential: &'static Essential) -> impl IntoView {
    let Essential {
        id,
        label,
        path,
        placeholder,
        keyboard,
        ..
    } = *essential;
    let input = NodeRef::<Input>::new();
    let refused = RwSignal::new(String::new());
    let said = scenario_value(state, essential);
    Effect::new(move |_| said.with(|said| show(input, &said.value)));
    let elsewhere = Memo::new(move |_| said.with(|said| said.is_elsewhere));
    let problem = move || {
        state
            .checked
            .with(|checked| checked.problem_of(&path.join(".")))
            .unwrap_or_default()
    };
    let wrong = text(move || {
        Some(refused.get())
            .filter(|why| !why.is_empty())
            .unwrap_or_else(problem)
    });
    let typed = move |event| {
        refused.set(
            state
                .set_field(path, &event_target_value(&event))
                .err()
                .unwrap_or_default(),
        );
    };
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id class="input" type="text" inputmode=keyboard placeholder=placeholder autocomplete="off" spellcheck="false"
                node_ref=input disabled=flag(move || state.is_busy() || elsewhere.get()) title=text(move || if elsewhere.get() { ELSEWHERE } else { "" }) aria-describedby=error_id.clone()
                aria-invalid=aria(move || !wrong.get().is_empty())
                on:input=typed on:blur=move |_| set(input, &said.get_untracked().value) />
            <p id=error_id class="field-error" aria-live="polite">{wrong}</p>
        </div>
    }
}

/// What the scenario says, or said before it had problems.
fn scenario_value(state: State, essential: &'static Essential) -> Memo<Said> {
    Memo::new(move |before: Option<&Said>| {
        let now = state
            .checked
            .with(|checked| Some((essential.value)(&checked.preview.as_ref()?.scenario)));
        now.or_else(|| before.cloned()).unwrap_or_default()
    })
}

/// Leaves alone what a person is typing.
fn show(input: NodeRef<Input>, value: &str) {
    let focused = document().active_element();
    let own = input
        .get()
        .is_some_and(|input| focused.as_deref() == Some(input.as_ref()));
    if !own {
        set(input, value);
    }
}

fn set(input: NodeRef<Input>, value: &str) {
    if let Some(input) = input.get_untracked() {
        input.set_value(value);
    }
}
