//! What is done when something happens.

use leptos::prelude::{document, on_cleanup};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, HtmlElement, HtmlInputElement};

use super::Element;

impl Element {
    /// Does something at every event of this name.
    pub(crate) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        listen(self.node(), event, Box::new(act));
        self
    }
}

/// What the field says that an event comes from; empty where it comes from none.
pub(crate) fn value(event: &Event) -> String {
    let field = event
        .target()
        .map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map(|field| field.value()).unwrap_or_default()
}

/// Gives the keyboard to the element of this id, if there is one.
pub(crate) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    let element = element.map(JsCast::unchecked_into::<HtmlElement>);
    let _ = element.map(|element| element.focus());
}

/// Does something at every event of this name, as long as the present owner lives.
pub(crate) fn listen(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(act);
    let function = listener.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback(event, function);
    let kept = SendWrapper::new((target.clone(), listener));
    on_cleanup(move || {
        let (target, listener) = kept.take();
        let function = listener.as_ref().unchecked_ref();
        let _ = target.remove_event_listener_with_callback(event, function);
    });
}
