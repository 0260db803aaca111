//! Words of the core's, for people.

use leptos::prelude::*;

/// A text with what stands between back quotes set as code.
pub(crate) fn with_code(text: &str) -> Vec<AnyView> {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => part.to_owned().into_any(),
        _ => view! { <code>{part.to_owned()}</code> }.into_any(),
    };
    text.split('`').enumerate().map(part).collect()
}
