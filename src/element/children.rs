//! Children that come and go.

use leptos::prelude::{Owner, document, untrack};
use web_sys::Comment;

use super::Element;
use crate::signal::watch;

/// What children are known by; `None` while there are none.
type Key = Box<dyn Fn() -> Option<String>>;

/// Makes them.
type Make = Box<dyn Fn(&str) -> Vec<Element>>;

impl Element {
    /// Adds children that are made anew whenever a signal that is read in making them was set.
    pub(crate) fn children_of(self, make: impl Fn() -> Vec<Self> + 'static) -> Self {
        let mut place = Place::at_end_of(&self);
        watch(move || place.fill(make()));
        self
    }

    /// Adds children that are made of `key`, and made anew whenever it is another; none while it is `None`.
    pub(crate) fn children_by(
        self,
        key: impl Fn() -> Option<String> + 'static,
        make: impl Fn(&str) -> Vec<Self> + 'static,
    ) -> Self {
        self.keyed(Box::new(key), Box::new(make));
        self
    }

    fn keyed(&self, key: Key, make: Make) {
        let mut place = Place::at_end_of(self);
        let scope = Scope::here();
        let mut known = None;
        let mut kept = None;
        watch(move || {
            let now = key();
            if known != now {
                kept = None; // what was made before ends first
                let make = || now.as_deref().map(&make).unwrap_or_default();
                let (children, owner) = scope.make(make);
                place.fill(children);
                kept = Some(owner);
                known = now;
            }
            let _ = &kept;
        });
    }
}

/// Where children stand: before a comment, so that they keep their place among others.
struct Place {
    end: Comment,
    shown: Vec<Element>,
}

impl Place {
    fn at_end_of(parent: &Element) -> Self {
        let end = document().create_comment("");
        parent.append(&end);
        let shown = Vec::new();
        Self { end, shown }
    }

    /// Shows these instead of those before.
    fn fill(&mut self, children: Vec<Element>) {
        self.shown.iter().for_each(|child| child.node().remove());
        for child in &children {
            let _ = self.end.before_with_node_1(child.node());
        }
        self.shown = children;
    }
}

/// Makes what may end before its parent does.
pub(super) struct Scope(leptos::reactive::owner::WeakOwner);

impl Scope {
    /// For children of the present owner.
    pub(super) fn here() -> Self {
        Self(Owner::current().unwrap_or_default().downgrade())
    }

    /// What is made here ends with the owner that is given back.
    pub(super) fn make<T>(&self, make: impl FnOnce() -> T) -> (T, Owner) {
        let owner = self.0.upgrade().unwrap_or_default().child();
        (owner.with(|| untrack(make)), owner)
    }
}
