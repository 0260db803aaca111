//! What came of it: charts, and tables behind tabs.
//!
//! The statistics table's `data-column` keys: `type name requests fails median p95 p99 average min max size rps fps`.

mod column;
mod heading;
mod list;
mod lists;
mod measure_switch;
mod sort;
mod statistics;
mod table;
mod tabs;

use super::chart::charts;
use super::share_result::share_result;
use crate::element::{Element, tag};
use crate::run::Controls;
use crate::signal::Signal;
use crate::state::State;
use list::list;
use statistics::statistics;
use tabs::{Tab, panel, tabs};

/// What came of it.
pub(crate) fn results(state: State, controls: Controls) -> Element {
    let shown = Signal::new(Tab::Statistics);
    let statistics = statistics(state)
        .into_iter()
        .chain([lost(state), checks(state)]);
    let panels = tag("div")
        .class("panel")
        .child(tabs(state, shown))
        .child(panel(shown, Tab::Statistics, statistics.collect()))
        .child(panel(shown, Tab::Failures, list(&lists::FAILURES, state)))
        .child(panel(
            shown,
            Tab::Exceptions,
            list(&lists::EXCEPTIONS, state),
        ));
    tag("section")
        .class("results")
        .attr("aria-label", "Results")
        .child(thresholds(state))
        .child(charts(state))
        .child(panels)
        .child(share_result(state, controls))
}

fn lost(state: State) -> Element {
    let lost = move || lists::lost(&state.snapshot.get());
    tag("p")
        .id("lost")
        .class("empty lines")
        .flag_of("hidden", move || lost().is_empty())
        .text_of(lost)
}

fn checks(state: State) -> Element {
    let none = move || state.snapshot.get().checks.is_empty();
    tag("div")
        .id("panel-checks")
        .flag_of("hidden", none)
        .children(list(&lists::CHECKS, state))
}

/// What the run should be, and whether it is; not there without any.
fn thresholds(state: State) -> Element {
    let none = move || state.snapshot.get().thresholds.is_empty();
    let note = tag("p")
        .id("thresholds-note")
        .class("panel-note")
        .attr("role", "status")
        .text_of(move || lists::failing(&state.snapshot.get()));
    let title = tag("h2").id("thresholds-title").text("Thresholds");
    let head = tag("div").class("panel-head").child(title).child(note);
    tag("section")
        .id("panel-thresholds")
        .class("panel")
        .attr("aria-labelledby", "thresholds-title")
        .flag_of("hidden", none)
        .child(head)
        .children(list(&lists::THRESHOLDS, state))
}
