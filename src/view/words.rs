//! Words of the core's, for people: what stands between back quotes is set as code.

use std::rc::Rc;

use crate::element::{Element, tag};

impl Element {
    /// Adds words.
    pub(crate) fn words(self, text: &str) -> Self {
        let parts = text.split('`').enumerate();
        parts.fold(self, |element, (index, part)| match index % 2 {
            0 => element.text(part),
            _ => element.child(tag("code").text(part)),
        })
    }

    /// Adds words that change, but never how many back quotes there are.
    pub(crate) fn words_of(self, of: impl Fn() -> String + 'static) -> Self {
        let of: Rc<dyn Fn() -> String> = Rc::new(of);
        let count = of().split('`').count();
        (0..count).fold(self, |element, index| {
            let of = Rc::clone(&of);
            let part = move || of().split('`').nth(index).unwrap_or_default().to_owned();
            match index % 2 {
                0 => element.text_of(part),
                _ => element.child(tag("code").text_of(part)),
            }
        })
    }
}
