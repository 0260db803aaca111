//! A page to look at and to press.

use std::cell::RefCell;
use std::rc::Rc;

use katydid_web::app::app;
use katydid_web::element::View;
use katydid_web::run::Controls;
use katydid_web::state::State;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::scripted::Scripted;

pub(crate) const TEXT: &str = "# kept
name: Small
host: demo://shop
load: { users: 2, spawn_rate: 1, run_time: 90s }
users:
  - name: A
    tasks:
      - get: /hello
";

/// A mounted page; dropped, it is gone.
pub(crate) struct Page {
    pub(crate) state: State,
    pub(crate) root: HtmlElement,
    _mounted: UnmountHandle<View>,
}

impl Page {
    pub(crate) async fn open(text: &str) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let (state, text) = (Rc::new(RefCell::new(None)), text.to_owned());
        let opened = Rc::clone(&state);
        let mounted = mount_to_renderer(&root, move || {
            let made = State::new(text);
            *opened.borrow_mut() = Some(made);
            app(made, Controls::of::<Scripted>(made))
        });
        leptos::task::tick().await;
        let state = state.take().unwrap();
        Self {
            state,
            root,
            _mounted: mounted,
        }
    }

    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("no {selector}"))
            .unchecked_into()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// The texts of all that are found, in the document's order.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).unwrap();
        let nodes = (0..found.length()).filter_map(|index| found.get(index));
        nodes.filter_map(|node| node.text_content()).collect()
    }

    pub(crate) fn is_shown(&self, selector: &str) -> bool {
        self.root
            .query_selector(selector)
            .unwrap()
            .is_some_and(|found| {
                !found.has_attribute("hidden") && !found.class_list().contains("idle")
            })
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.find(selector).click();
        leptos::task::tick().await;
    }

    pub(crate) async fn type_scenario(&self, text: &str) {
        let area: HtmlTextAreaElement = self.find("#scenario-text").unchecked_into();
        area.set_value(text);
        input(&area);
        self.state.settle();
        leptos::task::tick().await;
    }

    pub(crate) async fn fill(&self, selector: &str, value: &str) {
        let field: HtmlInputElement = self.find(selector).unchecked_into();
        field.set_value(value);
        input(&field);
        leptos::task::tick().await;
    }

    pub(crate) fn value(&self, selector: &str) -> String {
        self.find(selector)
            .unchecked_into::<HtmlInputElement>()
            .value()
    }

    pub(crate) fn cell(&self, name: &str, column: &str) -> String {
        self.text(&format!(
            "table#statistics tr[data-name='{name}'] td[data-column={column}]"
        ))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn input(element: &HtmlElement) {
    dispatch(element, "input");
}

pub(crate) fn dispatch(element: &HtmlElement, name: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &options).unwrap();
    element.dispatch_event(&event).unwrap();
}
