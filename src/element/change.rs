//! What follows signals: texts, attributes, classes and a field's value.

use leptos::prelude::document;
use web_sys::HtmlInputElement;

use super::Element;
use crate::signal::watch;

impl Element {
    /// Adds a text that changes.
    pub(crate) fn text_of<T: Into<String>>(self, of: impl Fn() -> T + 'static) -> Self {
        let node = document().create_text_node("");
        self.append(&node);
        follow(words(of), Box::new(move |text| node.set_data(text)));
        self
    }

    /// Sets an attribute that changes.
    pub(crate) fn attr_of<T: Into<String>>(
        self,
        name: &'static str,
        of: impl Fn() -> T + 'static,
    ) -> Self {
        let own = self.clone();
        follow(words(of), Box::new(move |value| own.set(name, value)));
        self
    }

    /// Sets an attribute that is `true` or `false` rather than there or not, as ARIA's are.
    pub(crate) fn aria_of(self, name: &'static str, of: impl Fn() -> bool + 'static) -> Self {
        self.attr_of(name, move || if of() { "true" } else { "false" })
    }

    /// Sets an attribute that is there or not.
    pub(crate) fn flag_of(self, name: &'static str, of: impl Fn() -> bool + 'static) -> Self {
        let own = self.node().clone();
        let show = move |is_there: &str| match is_there {
            "" => drop(own.remove_attribute(name)),
            _ => drop(own.set_attribute(name, "")),
        };
        follow(yes_or_no(of), Box::new(show));
        self
    }

    /// Has a class or not.
    pub(crate) fn class_of(self, class: &'static str, of: impl Fn() -> bool + 'static) -> Self {
        let classes = self.node().class_list();
        let show = move |is_there: &str| {
            let _ = classes.toggle_with_force(class, !is_there.is_empty());
        };
        follow(yes_or_no(of), Box::new(show));
        self
    }

    /// Sets a field's value, unless it is in the field already.
    pub(crate) fn value_of(self, of: impl Fn() -> String + 'static) -> Self {
        let own = self.clone();
        watch(move || own.fill(&of()));
        self
    }

    /// Puts a value into this field. One that is there already is left alone, and so is the cursor in it.
    pub(crate) fn fill(&self, value: &str) {
        if self.value() != value {
            self.as_kind::<HtmlInputElement>().set_value(value);
        }
    }

    /// What is in this field.
    pub(crate) fn value(&self) -> String {
        self.as_kind::<HtmlInputElement>().value()
    }
}

fn words<T: Into<String>>(of: impl Fn() -> T + 'static) -> Box<dyn Fn() -> String> {
    Box::new(move || of().into())
}

/// Empty for no.
fn yes_or_no(of: impl Fn() -> bool + 'static) -> Box<dyn Fn() -> String> {
    Box::new(move || {
        if of() {
            "yes".to_owned()
        } else {
            String::new()
        }
    })
}

/// Shows what is said now, and whenever something else is.
fn follow(of: Box<dyn Fn() -> String>, show: Box<dyn Fn(&str)>) {
    let mut shown = None;
    watch(move || {
        let now = of();
        if shown.as_ref() != Some(&now) {
            show(&now);
            shown = Some(now);
        }
    });
}
