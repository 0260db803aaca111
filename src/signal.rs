//! Values that change, and what follows them.
//!
//! Leptos' own signals, memos and effects are written by the compiler anew for each type and each closure, some
//! kilobytes of wasm each. These are Leptos' too, but one of a kind: every signal is a value behind `dyn Any` beside
//! an [`ArcTrigger`], every effect a boxed closure.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::{
    ArcTrigger, ArenaItem, LocalStorage, Notify, RenderEffect, Track, on_cleanup,
};

/// A value that effects follow: one that has read it runs again after it was set. It lives as long as its owner.
pub struct Signal<T> {
    shared: ArenaItem<Shared, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

/// What all copies of a signal have in common.
#[derive(Clone)]
struct Shared {
    /// A `RefCell<T>`.
    value: Rc<dyn Any>,
    changes: ArcTrigger,
}

impl<T> Copy for Signal<T> {}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for Signal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signal").finish_non_exhaustive()
    }
}

impl<T: 'static> Signal<T> {
    /// A signal of the present owner.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            shared: keep(Rc::new(RefCell::new(value))),
            of: PhantomData,
        }
    }

    /// Reads it; the effect that does will follow it.
    ///
    /// # Panics
    /// When its owner is gone.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        track(&self.shared);
        self.with_untracked(read)
    }

    /// Reads it.
    ///
    /// # Panics
    /// When its owner is gone.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        let value = self
            .value()
            .expect("a signal is read while its owner lives");
        read(&value.borrow())
    }

    /// Changes it in place. Nothing happens when its owner is gone: an answer may come late.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        if let Some(value) = self.value() {
            change(&mut value.borrow_mut());
            notify(&self.shared);
        }
    }

    /// Sets it. Nothing happens when its owner is gone.
    pub fn set(&self, value: T) {
        self.update(|old| *old = value);
    }

    /// Takes its value, and leaves the empty one; nobody is told.
    pub(crate) fn take(&self) -> T
    where
        T: Default,
    {
        let value = self.value();
        value.map(|value| value.take()).unwrap_or_default()
    }

    fn value(&self) -> Option<Rc<RefCell<T>>> {
        held(&self.shared)?.downcast().ok()
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// Its value; the effect that asks will follow it.
    ///
    /// # Panics
    /// When its owner is gone.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// Its value.
    ///
    /// # Panics
    /// When its owner is gone.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

fn keep(value: Rc<dyn Any>) -> ArenaItem<Shared, LocalStorage> {
    let changes = ArcTrigger::new();
    ArenaItem::new_with_storage(Shared { value, changes })
}

fn held(shared: &ArenaItem<Shared, LocalStorage>) -> Option<Rc<dyn Any>> {
    Some(shared.try_get_value()?.value)
}

fn track(shared: &ArenaItem<Shared, LocalStorage>) {
    if let Some(shared) = shared.try_get_value() {
        shared.changes.track();
    }
}

fn notify(shared: &ArenaItem<Shared, LocalStorage>) {
    if let Some(shared) = shared.try_get_value() {
        shared.changes.notify();
    }
}

/// Runs now, and again after any signal it has read was set, as long as the present owner lives.
pub(crate) fn watch(run: impl FnMut() + 'static) {
    watch_boxed(Box::new(run));
}

fn watch_boxed(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    on_cleanup(move || drop(effect));
}
