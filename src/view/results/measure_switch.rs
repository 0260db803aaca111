//! Which times the statistics table shows.

use leptos::prelude::*;

use super::column::Measure;
use crate::view::signal::{aria, text};

/// Which times the statistics table shows, and what they mean.
#[component]
pub(super) fn MeasureSwitch(measure: RwSignal<Measure>) -> impl IntoView {
    let option = move |own: Measure, id: &'static str, label: &'static str| {
        view! {
            <button id=id type="button" class="segment" aria-pressed=aria(move || measure.get() == own)
                on:click=move |_| measure.set(own)>
                {label}
            </button>
        }
    };
    view! {
        <div class="measure">
            <div class="segments" role="group" aria-label="Times shown">
                {option(Measure::Response, "measure-response", "Response time")}
                {option(Measure::Service, "measure-service", "Service time")}
            </div>
            <p class="muted">{text(move || meaning(measure.get()))}</p>
        </div>
    }
}

const fn meaning(measure: Measure) -> &'static str {
    match measure {
        Measure::Response => {
            "From the moment the schedule wanted the request to its last byte: waiting counts."
        }
        Measure::Service => "From the moment the request was sent to its last byte.",
    }
}
