//! The run over time.

use leptos::prelude::{document, on_cleanup, window};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

use super::canvas::{Chart, chart};
use super::series;
use crate::element::{Element, listen, tag};
use crate::signal::Signal;
use crate::state::State;

/// The run over time: what is pointed at in one chart is pointed at in all.
pub(crate) fn charts(state: State) -> Element {
    let named = |id, title, series| Chart { id, title, series };
    let charts = [
        named("chart-rates", "Requests per second", series::rates),
        named(
            "chart-percentiles",
            "Response times (ms)",
            series::percentiles,
        ),
        named("chart-users", "Number of users", series::users),
    ];
    let (hovered, theme) = (Signal::new(None), theme_changes());
    tag("div")
        .class("charts")
        .children(charts.map(|own| chart(&own, state, hovered, theme)).into())
}

/// Counts the changes of the style sheets' colours: by a person's choice, or by the system's.
fn theme_changes() -> Signal<u32> {
    let changes = Signal::new(0);
    let count = move || changes.update(|changes| *changes += 1);
    let dark = window().match_media("(prefers-color-scheme: dark)");
    if let Some(dark) = dark.ok().flatten() {
        listen(&dark, "change", Box::new(move |_| count()));
    }
    observe_root("data-theme", count);
    changes
}

/// Does something whenever this attribute of the document's root changes.
fn observe_root(attribute: &str, act: impl FnMut() + 'static) {
    let changed = Closure::<dyn FnMut()>::new(act);
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else {
        return;
    };
    let options = MutationObserverInit::new();
    options.set_attribute_filter(&js_sys::Array::of1(&attribute.into()));
    if let Some(root) = document().document_element() {
        let _ = observer.observe_with_options(&root, &options);
    }
    let kept = SendWrapper::new((observer, changed));
    on_cleanup(move || kept.0.disconnect());
}
