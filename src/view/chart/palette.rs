//! The style sheets' colours, as a canvas needs them.

use leptos::prelude::window;
use web_sys::{CssStyleDeclaration, Element};

/// The style sheets' colours and font.
#[derive(Debug)]
pub(super) struct Palette {
    style: Option<CssStyleDeclaration>,
}

impl Palette {
    /// As they are at this element now.
    pub(super) fn of(element: &Element) -> Self {
        Self {
            style: window().get_computed_style(element).ok().flatten(),
        }
    }

    /// The colour of a custom property, `ink` for `--ink`. They are registered as colours, so none is left unresolved.
    pub(super) fn color(&self, name: &str) -> String {
        let value = self
            .style
            .as_ref()
            .and_then(|style| style.get_property_value(&format!("--{name}")).ok());
        value
            .filter(|value| !value.is_empty())
            .unwrap_or_else(|| "gray".to_owned())
    }

    /// The element's font.
    pub(super) fn font(&self) -> String {
        let family = self
            .style
            .as_ref()
            .and_then(|style| style.get_property_value("font-family").ok());
        format!(
            "11px {}",
            family
                .filter(|family| !family.is_empty())
                .unwrap_or_else(|| "sans-serif".to_owned())
        )
    }
}
