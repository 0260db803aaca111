//! What came of it: charts, and tables behind tabs.
//!
//! The statistics table's `data-column` keys: `type name requests fails median p95 p99 average min max size rps fps`.

mod body_row;
mod column;
mod heading;
mod list;
mod lists;
mod measure_switch;
mod sort;
mod statistics;
mod tabs;

use leptos::prelude::*;

use super::chart::Charts;
use crate::state::State;
use crate::view::signal::{flag, text};
use list::List;
use statistics::Statistics;
use tabs::{Tab, Tabs};

/// What came of it.
#[component]
pub(crate) fn Results(state: State) -> impl IntoView {
    let tab = RwSignal::new(Tab::Statistics);
    let lost = text(move || state.snapshot.with(|snapshot| lists::lost(snapshot)));
    view! {
        <section class="results" aria-label="Results">
            <Charts snapshot=state.snapshot />
            <div class="panel">
                <Tabs snapshot=state.snapshot tab />
                <div id="panel-statistics" role="tabpanel" aria-labelledby="tab-statistics" hidden=flag(move || tab.get() != Tab::Statistics)>
                    <Statistics snapshot=state.snapshot />
                    <p id="lost" class="empty lines" hidden=flag(move || lost.with(String::is_empty))>{lost}</p>
                    <div id="panel-checks" hidden=flag(move || state.snapshot.with(|snapshot| snapshot.checks.is_empty()))>
                        <List list=&lists::CHECKS snapshot=state.snapshot />
                    </div>
                </div>
                <div id="panel-failures" role="tabpanel" aria-labelledby="tab-failures" hidden=flag(move || tab.get() != Tab::Failures)>
                    <List list=&lists::FAILURES snapshot=state.snapshot />
                </div>
                <div id="panel-exceptions" role="tabpanel" aria-labelledby="tab-exceptions" hidden=flag(move || tab.get() != Tab::Exceptions)>
                    <List list=&lists::EXCEPTIONS snapshot=state.snapshot />
                </div>
            </div>
        </section>
    }
}
