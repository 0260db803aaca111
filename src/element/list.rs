//! Children known by keys.

use leptos::prelude::Owner;
use web_sys::Node;

use super::children::Scope;
use super::{Element, arrange};
use crate::signal::watch;

/// A child that stays as long as its key does.
struct Kept {
    key: String,
    element: Element,
    _owner: Owner,
}

impl Element {
    /// Adds a child for each of the keys: as the last children, in the keys' order. A child stays as long as its key
    /// does, and so does what a person has selected in it.
    pub(crate) fn list_of(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        make: impl Fn(&str) -> Self + 'static,
    ) -> Self {
        self.listed(Box::new(keys), Box::new(make));
        self
    }

    fn listed(&self, keys: Box<dyn Fn() -> Vec<String>>, make: Box<dyn Fn(&str) -> Self>) {
        let (parent, scope) = (self.clone(), Scope::here());
        let mut kept = Vec::new();
        watch(move || {
            let before = std::mem::take(&mut kept);
            kept = show(&parent, before, keys(), &|key| {
                let (element, owner) = scope.make(|| make(&key));
                Kept {
                    key,
                    element,
                    _owner: owner,
                }
            });
        });
    }
}

/// Makes what is new, removes what is gone, and puts all in order.
fn show(
    parent: &Element,
    before: Vec<Kept>,
    keys: Vec<String>,
    make: &dyn Fn(String) -> Kept,
) -> Vec<Kept> {
    let mut before: Vec<Option<Kept>> = before.into_iter().map(Some).collect();
    let (mut kept, mut places) = (Vec::new(), Vec::new());
    for key in keys {
        let is_it = |old: &Option<Kept>| old.as_ref().is_some_and(|old| old.key == key);
        let was = before.iter().position(is_it);
        let old = was.and_then(|at| before[at].take());
        let now = old.unwrap_or_else(|| make(key));
        places.push((Node::clone(now.element.node()), was));
        kept.push(now);
    }
    for gone in before.into_iter().flatten() {
        gone.element.node().remove();
    }
    arrange(parent.node(), &places);
    kept
}
