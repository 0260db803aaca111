//! One number and its name.

use leptos::prelude::*;

/// One number and its name.
#[component]
pub(crate) fn Figure(
    /// The number's element.
    id: &'static str,
    /// The number's name.
    label: &'static str,
    /// What it says on hover.
    title: &'static str,
    /// Whether it takes the room that is left.
    #[prop(optional)]
    wide: bool,
    /// The number.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="figure" class:figure-wide=wide title=title>
            <dt>{label}</dt>
            <dd id=id>{value}</dd>
        </div>
    }
}
