//! How large an element is, as it changes.

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use crate::signal::Signal;

/// The element's width and height in CSS pixels, from when it is in the document until the owner is cleaned up.
pub(super) fn of(element: &Element) -> Signal<(f64, f64)> {
    let size = Signal::new((0.0, 0.0));
    let observed = element.clone();
    let changed = Closure::<dyn FnMut()>::new(move || size.set(measure(&observed)));
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = SendWrapper::new((observer, changed));
        on_cleanup(move || kept.0.disconnect());
    }
    size
}

fn measure(element: &Element) -> (f64, f64) {
    (
        f64::from(element.client_width()),
        f64::from(element.client_height()),
    )
}
