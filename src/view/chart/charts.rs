//! The run over time.

use std::sync::Arc;

use katydid_core::stats::Snapshot;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

use super::canvas::Chart;
use super::series;

/// The run over time: what is pointed at in one chart is pointed at in all.
#[component]
pub(crate) fn Charts(snapshot: RwSignal<Arc<Snapshot>>) -> impl IntoView {
    let hovered = RwSignal::new(None);
    let theme = theme_changes();
    let of = move |series: fn(&Snapshot) -> series::Series| {
        Memo::new(move |_| snapshot.with(|snapshot| series(snapshot)))
    };
    view! {
        <div class="charts">
            <Chart id="chart-rates" title="Requests per second" series=of(series::rates) hovered theme />
            <Chart id="chart-percentiles" title="Response times (ms)" series=of(series::percentiles) hovered theme />
            <Chart id="chart-users" title="Number of users" series=of(series::users) hovered theme />
        </div>
    }
}

/// Counts the changes of the style sheets' colours: by a person's choice, or by the system's.
fn theme_changes() -> Signal<u32> {
    let changes = RwSignal::new(0);
    let changed = Closure::<dyn Fn()>::new(move || changes.update(|changes| *changes += 1));
    let function = changed.as_ref().unchecked_ref();
    let dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    let _ = dark
        .as_ref()
        .map(|dark| dark.add_event_listener_with_callback("change", function));
    let observer = MutationObserver::new(function).ok();
    let options = MutationObserverInit::new();
    options.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
    if let (Some(observer), Some(root)) = (&observer, document().document_element()) {
        let _ = observer.observe_with_options(&root, &options);
    }
    let kept = SendWrapper::new((observer, dark, changed));
    on_cleanup(move || {
        let (observer, dark, changed) = &*kept;
        observer.iter().for_each(MutationObserver::disconnect);
        let function = changed.as_ref().unchecked_ref();
        let _ = dark
            .as_ref()
            .map(|dark| dark.remove_event_listener_with_callback("change", function));
    });
    changes.into()
}
