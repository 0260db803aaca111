//! Light, dark, or as the system is.

use leptos::prelude::*;

use super::icon::{self, Icon};
use crate::storage::Kept;
use crate::view::signal::text;

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
#[component]
pub(crate) fn ThemeToggle() -> impl IntoView {
    let theme = RwSignal::new(Theme::restored());
    Effect::new(move |_| theme.get().apply());
    let label = text(move || format!("Theme: {}", theme.get().name()));
    view! {
        <button id="theme" type="button" class="button quiet" data-theme=text(move || theme.get().name()) aria-label=label title=label
            on:click=move |_| theme.update(|theme| *theme = theme.next())>
            <Icon path=text(move || theme.get().icon()) />
        </button>
    }
}
