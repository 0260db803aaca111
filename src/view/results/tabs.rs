//! Which table is shown.

use std::sync::Arc;

use crate::view::signal::{aria, text};
use katydid_core::stats::Snapshot;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// A table that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Statistics,
    Failures,
    Exceptions,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Statistics, Self::Failures, Self::Exceptions];

    const fn name(self) -> &'static str {
        match self {
            Self::Statistics => "Statistics",
            Self::Failures => "Failures",
            Self::Exceptions => "Exceptions",
        }
    }

    fn id(self) -> String {
        format!("tab-{}", self.name().to_lowercase())
    }

    fn panel(self) -> String {
        format!("panel-{}", self.name().to_lowercase())
    }

    /// How many different things went wrong.
    fn count(self, snapshot: &Snapshot) -> usize {
        match self {
            Self::Statistics => 0,
            Self::Failures => snapshot.failures.len(),
            Self::Exceptions => snapshot.exceptions.len(),
        }
    }

    /// The tab an arrow key leads to.
    fn beside(self, key: &str) -> Option<Self> {
        let at = Self::ALL.iter().position(|tab| *tab == self)?;
        let count = Self::ALL.len();
        match key {
            "ArrowRight" => Some(Self::ALL[(at + 1) % count]),
            "ArrowLeft" => Some(Self::ALL[(at + count - 1) % count]),
            "Home" => Some(Self::ALL[0]),
            "End" => Some(Self::ALL[count - 1]),
            _ => None,
        }
    }
}

/// The tabs, with the number of different failures and exceptions.
#[component]
pub(super) fn Tabs(snapshot: RwSignal<Arc<Snapshot>>, tab: RwSignal<Tab>) -> impl IntoView {
    let button = move |own: Tab| {
        let count = Memo::new(move |_| snapshot.with(|snapshot| own.count(snapshot)));
        let badge =
            move || (count.get() > 0).then(|| view! { <span class="badge">{count.get()}</span> });
        view! {
            <button id=own.id() type="button" role="tab" class="tab" aria-controls=own.panel()
                aria-selected=aria(move || tab.get() == own)
                tabindex=text(move || if tab.get() == own { "0" } else { "-1" })
                on:click=move |_| tab.set(own) on:keydown=move |event| moved(&event, tab)>
                {own.name()} {badge}
            </button>
        }
    };
    view! { <div class="tabs" role="tablist" aria-label="Tables">{Tab::ALL.map(button)}</div> }
}

fn moved(event: &KeyboardEvent, tab: RwSignal<Tab>) {
    let Some(next) = tab.get_untracked().beside(&event.key()) else {
        return;
    };
    event.prevent_default();
    tab.set(next);
    let button = document()
        .get_element_by_id(&next.id())
        .and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let _ = button.map(|button| button.focus());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_round() {
        assert_eq!(Tab::Exceptions.beside("ArrowRight"), Some(Tab::Statistics));
        assert_eq!(Tab::Statistics.beside("ArrowLeft"), Some(Tab::Exceptions));
        assert_eq!(Tab::Statistics.beside("a"), None);
    }
}
