//! What stays as it is made.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// An element of the document.
#[derive(Clone, Debug)]
pub(crate) struct Element(web_sys::Element);

/// A new element.
pub(crate) fn tag(name: &str) -> Element {
    let made = document().create_element(name);
    Element(made.expect("names of elements are constants that the document knows"))
}

/// A new element of a drawing.
pub(crate) fn svg(name: &str) -> Element {
    let made = document().create_element_ns(Some("http://www.w3.org/2000/svg"), name);
    Element(made.expect("names of elements are constants that the document knows"))
}

/// The first element of some markup. It must be a constant: what comes from elsewhere is text, never markup.
pub(crate) fn markup(html: &'static str) -> Element {
    let holder = tag("div");
    holder.0.set_inner_html(html);
    let first = holder.0.first_element_child();
    Element(first.unwrap_or(holder.0))
}

impl Element {
    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Sets its `id`.
    pub(crate) fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets its classes.
    pub(crate) fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Sets an attribute that is there or not.
    pub(crate) fn flag(self, name: &str, is_there: bool) -> Self {
        if is_there {
            self.set(name, "");
        }
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text));
        self
    }

    /// Adds an element.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "parts are made where they are added"
    )]
    pub(crate) fn child(self, child: Self) -> Self {
        self.append(&child.0);
        self
    }

    /// Adds elements.
    pub(crate) fn children(self, children: Vec<Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// The document's element.
    pub(crate) fn node(&self) -> &web_sys::Element {
        &self.0
    }

    /// The document's element as one of its kinds, which must be its kind.
    pub(crate) fn as_kind<T: JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    /// Gives it the keyboard.
    pub(crate) fn focus(&self) {
        let _ = self.as_kind::<HtmlElement>().focus(); // it fails for no element
    }

    pub(super) fn set(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value); // it fails for names that are none
    }

    /// Adds a node.
    pub(crate) fn append(&self, child: &Node) {
        let _ = self.0.append_child(child); // it fails where a child holds its parent
    }
}
