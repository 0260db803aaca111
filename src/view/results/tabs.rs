//! Which table is shown.

use katydid_core::stats::Snapshot;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::element::{self, Element, focus};
use crate::signal::Signal;
use crate::state::State;

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

    const fn id(self) -> &'static str {
        match self {
            Self::Statistics => "tab-statistics",
            Self::Failures => "tab-failures",
            Self::Exceptions => "tab-exceptions",
        }
    }

    const fn panel(self) -> &'static str {
        match self {
            Self::Statistics => "panel-statistics",
            Self::Failures => "panel-failures",
            Self::Exceptions => "panel-exceptions",
        }
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
pub(super) fn tabs(state: State, tab: Signal<Tab>) -> Element {
    element::tag("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", "Tables")
        .children(Tab::ALL.map(|own| button(state, tab, own)).into())
}

fn button(state: State, tab: Signal<Tab>, own: Tab) -> Element {
    let is_shown = move || tab.get() == own;
    let count = move || own.count(&state.snapshot.get());
    let count = move || Some(count()).filter(|count| *count > 0);
    let badge = |count: &str| vec![element::tag("span").class("badge").text(count)];
    element::tag("button")
        .id(own.id())
        .attr("type", "button")
        .attr("role", "tab")
        .class("tab")
        .attr("aria-controls", own.panel())
        .aria_of("aria-selected", is_shown)
        .attr_of("tabindex", move || if is_shown() { "0" } else { "-1" })
        .on("click", move |_| tab.set(own))
        .on("keydown", move |event| moved(&event, tab))
        .text(own.name())
        .children_by(move || count().map(|count| count.to_string()), badge)
}

/// What a tab shows.
pub(super) fn panel(tab: Signal<Tab>, own: Tab, children: Vec<Element>) -> Element {
    element::tag("div")
        .id(own.panel())
        .attr("role", "tabpanel")
        .attr("aria-labelledby", own.id())
        .flag_of("hidden", move || tab.get() != own)
        .children(children)
}

fn moved(event: &Event, tab: Signal<Tab>) {
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    if let Some(next) = tab.get_untracked().beside(&key) {
        event.prevent_default();
        tab.set(next);
        focus(next.id());
    }
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
