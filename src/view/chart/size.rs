//! How large an element is, as it changes.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Sets `size` to the element's width and height in CSS pixels, from now until the owner is cleaned up.
pub(super) fn observe(element: &Element, size: RwSignal<(f64, f64)>) {
    size.set(measure(element));
    let observed = element.clone();
    let changed = Closure::<dyn Fn()>::new(move || size.set(measure(&observed)));
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = SendWrapper::new((observer, changed));
        on_cleanup(move || kept.0.disconnect());
    }
}

fn measure(element: &Element) -> (f64, f64) {
    (
        f64::from(element.client_width()),
        f64::from(element.client_height()),
    )
}
