//! Whether the engine keeps up, always in sight.

use katydid_core::stats::Snapshot;
use katydid_core::warning;
use leptos::prelude::document;

use super::browser;
use super::format::percent;
use crate::element::{Element, listen, tag};
use crate::signal::Signal;
use crate::state::State;

/// How the engine stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Health {
    /// Nothing runs.
    Resting,
    /// Requests leave when they are to.
    KeepingUp,
    /// Nearly as many requests are in flight as may be: the next ones wait.
    Full,
    /// Requests leave late.
    Behind,
}

impl Health {
    fn of(snapshot: &Snapshot, is_busy: bool, limit: Option<u32>) -> Self {
        let nearly = |limit: u32| u64::from(snapshot.in_flight) * 10 >= u64::from(limit) * 9;
        let is_full = limit.is_some_and(nearly);
        match () {
            () if warning::is_late(snapshot.lateness) => Self::Behind,
            () if !is_busy => Self::Resting,
            () if is_full => Self::Full,
            () => Self::KeepingUp,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Resting => "at rest",
            Self::KeepingUp => "keeps up",
            Self::Full => "full",
            Self::Behind => "behind",
        }
    }
}

/// The meter.
pub(super) fn health(state: State) -> Element {
    let limit = move || state.platform().limit();
    let word = move || Health::of(&state.snapshot.get(), state.is_busy(), limit()).word();
    let engine = part(
        "health-word",
        "Engine",
        "Whether requests leave when they are to",
        word,
    );
    let late = move || late(&state.snapshot.get());
    let in_flight = move || {
        let in_flight = state.snapshot.get().in_flight;
        match limit() {
            Some(limit) => format!("{in_flight} of {limit}"),
            None => in_flight.to_string(),
        }
    };
    let step = browser::clock_step().map_or_else(|| "unknown".to_owned(), browser::step);
    tag("dl")
        .id("health")
        .class("health")
        .attr("aria-label", "Health of the engine")
        .attr_of("data-health", word)
        .child(engine)
        .child(part(
            "health-late",
            "Late",
            "Requests sent more than 10 ms after their time",
            late,
        ))
        .child(part(
            "health-in-flight",
            "In flight",
            "Requests sent and not yet answered, and the most there may be if there is such a limit",
            in_flight,
        ))
        .child(part(
            "health-clock",
            "Clock",
            "The smallest step this browser's clock makes",
            move || step.clone(),
        ))
        .child(tab())
}

fn part<T: Into<String>>(
    id: &str,
    name: &str,
    title: &str,
    value: impl Fn() -> T + 'static,
) -> Element {
    tag("div")
        .attr("title", title)
        .child(tag("dt").text(name))
        .child(tag("dd").id(id).text_of(value))
}

/// A hidden tab's page is slowed down, its engine is not: that has a worker of its own.
fn tab() -> Element {
    let hidden = Signal::new(document().hidden());
    let look = move |_| hidden.set(document().hidden());
    listen(&document(), "visibilitychange", Box::new(look));
    let word = move || if hidden.get() { "hidden" } else { "in sight" };
    let title = "Whether this tab is in sight. In a hidden one tables are slow to change; the engine is not slowed down";
    part("health-tab", "Tab", title, word)
}

fn late(snapshot: &Snapshot) -> String {
    let lateness = snapshot.lateness;
    percent(lateness.late as f64 / lateness.requests.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use katydid_core::stats::Lateness;

    use super::*;

    fn snapshot(late: u64, in_flight: u32) -> Snapshot {
        let lateness = Lateness {
            requests: 1000,
            late,
            max_micros: 50_900,
        };
        Snapshot {
            lateness,
            in_flight,
            ..Snapshot::default()
        }
    }

    #[test]
    fn a_browser_is_behind_when_it_accuses_itself_and_full_when_nearly_all_slots_are_taken() {
        let word =
            |late, in_flight| Health::of(&snapshot(late, in_flight), true, Some(1000)).word();
        assert_eq!(word(0, 0), "keeps up");
        assert_eq!(word(0, 900), "full");
        assert_eq!(word(500, 900), "behind");
        assert_eq!(
            Health::of(&snapshot(0, 0), false, Some(1000)).word(),
            "at rest"
        );
    }

    #[test]
    fn a_part_of_late_requests_is_never_rounded_to_none() {
        assert_eq!(late(&snapshot(0, 0)), "0 %");
        assert_eq!(late(&snapshot(251, 0)), "25.1 %");
    }
}
