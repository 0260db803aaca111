//! Which times the statistics table shows.

use super::column::Measure;
use crate::element::{Element, tag};
use crate::signal::Signal;

/// Which times the statistics table shows, and what they mean.
pub(super) fn measure_switch(measure: Signal<Measure>) -> Element {
    let option = move |own: Measure, id, label| {
        tag("button")
            .id(id)
            .attr("type", "button")
            .class("segment")
            .aria_of("aria-pressed", move || measure.get() == own)
            .on("click", move |_| measure.set(own))
            .text(label)
    };
    let options = tag("div")
        .class("segments")
        .attr("role", "group")
        .attr("aria-label", "Times shown")
        .child(option(
            Measure::Response,
            "measure-response",
            "Response time",
        ))
        .child(option(Measure::Service, "measure-service", "Service time"));
    let meaning = tag("p")
        .class("muted")
        .text_of(move || meaning(measure.get()));
    tag("div").class("measure").child(options).child(meaning)
}

const fn meaning(measure: Measure) -> &'static str {
    match measure {
        Measure::Response => {
            "From the moment the schedule wanted the request to its last byte: waiting counts."
        }
        Measure::Service => "From the moment the request was sent to its last byte.",
    }
}
