//! Which times the statistics table shows.

use super::column::Measure;
use crate::element::{Element, tag};
use crate::signal::Signal;
use crate::view::segment::{segment, segments};

/// Which times the statistics table shows, and what they mean.
pub(super) fn measure_switch(measure: Signal<Measure>) -> Element {
    let option = move |own: Measure, id, label| {
        segment(
            id,
            label,
            move || measure.get() == own,
            move || measure.set(own),
        )
    };
    let options = segments(
        "Times shown",
        vec![
            option(Measure::Response, "measure-response", "Response time"),
            option(Measure::Service, "measure-service", "Service time"),
        ],
    );
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
