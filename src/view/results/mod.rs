//! What came of it: charts, and tables behind tabs.
//!
//! The statistics table's `data-column` keys: `type name requests fails median p95 p99 average min max size rps fps`.

mod body_row;
mod column;
mod failures;
mod heading;
mod measure_switch;
mod sort;
mod statistics;
mod tabs;

use leptos::prelude::*;

use super::chart::Charts;
use crate::state::State;
use crate::view::signal::flag;
use failures::Failures;
use statistics::Statistics;
use tabs::{Tab, Tabs};

/// What came of it.
#[component]
pub(crate) fn Results(state: State) -> impl IntoView {
    let tab = RwSignal::new(Tab::Statistics);
    view! {
        <section class="results" aria-label="Results">
            <Charts snapshot=state.snapshot />
            <div class="panel">
                <Tabs snapshot=state.snapshot tab />
                <div id="panel-statistics" role="tabpanel" aria-labelledby="tab-statistics" hidden=flag(move || tab.get() != Tab::Statistics)>
                    <Statistics snapshot=state.snapshot />
                </div>
                <div id="panel-failures" role="tabpanel" aria-labelledby="tab-failures" hidden=flag(move || tab.get() != Tab::Failures)>
                    <Failures snapshot=state.snapshot />
                </div>
            </div>
        </section>
    }
}
