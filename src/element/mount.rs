//! Elements in the document.

use leptos::prelude::Render;
use leptos::tachys::renderer::types;
use leptos::tachys::view::Mountable;

use super::Element;

/// What is put into the document, and taken out of it, together.
#[derive(Debug)]
pub struct View(Vec<Element>);

impl View {
    pub(crate) fn new(elements: Vec<Element>) -> Self {
        Self(elements)
    }
}

impl Render for View {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, state: &mut Self) {
        *state = self;
    }
}

impl Mountable for View {
    fn unmount(&mut self) {
        self.0.iter().for_each(|element| element.node().remove());
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for element in &self.0 {
            let _ = parent.insert_before(element.node(), marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.0.first().map(Element::node);
        first.is_some_and(|first| first.insert_before_this(child))
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0
            .iter()
            .map(|element| element.node().clone())
            .collect()
    }
}
