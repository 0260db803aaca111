//! Attributes and texts that change.
//!
//! Each closure in a view makes the compiler write the view's machinery again for it; a signal of one of
//! these few types does not.

use leptos::prelude::*;

/// A text that changes.
pub(crate) fn text<T: Into<String>>(of: impl Fn() -> T + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || of().into())
}

/// Something that is so or not.
pub(crate) fn flag(of: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(of)
}

/// An attribute that is `true` or `false` rather than there or not, as ARIA's are.
pub(crate) fn aria(of: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || of().to_string())
}
