//! Light, dark, or as the system is.

use leptos::prelude::document;

use super::icon::{self, icon_of};
use crate::element::{Element, tag};
use crate::signal::{Signal, watch};
use crate::storage::Kept;

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Auto => icon::HALF,
            Self::Light => icon::SUN,
            Self::Dark => icon::MOON,
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    fn restored() -> Self {
        let kept = Kept::Theme.load();
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| kept.as_deref() == Some(theme.name()))
            .unwrap_or_default()
    }

    /// Keeps it and tells the style sheets, which see to the rest.
    fn apply(self) {
        let root = document().document_element();
        if self == Self::Auto {
            Kept::Theme.forget();
            root.map(|root| root.remove_attribute("data-theme"));
        } else {
            Kept::Theme.save(self.name());
            root.map(|root| root.set_attribute("data-theme", self.name()));
        }
    }
}

/// Goes through the themes.
pub(crate) fn theme_toggle() -> Element {
    let theme = Signal::new(Theme::restored());
    watch(move || theme.get().apply());
    let name = move || theme.get().name();
    let label = move || format!("Theme: {}", name());
    tag("button")
        .id("theme")
        .attr("type", "button")
        .class("button quiet")
        .attr_of("data-theme", name)
        .attr_of("aria-label", label)
        .attr_of("title", label)
        .on("click", move |_| {
            theme.update(|theme| *theme = theme.next());
        })
        .child(icon_of(move || theme.get().icon()))
}
