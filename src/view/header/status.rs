//! How the run goes, in a few figures.

use katydid_core::stats::{Snapshot, State as RunState};

use super::figure::figure;
use crate::element::{Element, tag};
use crate::state::{Phase, State};
use crate::view::format;

/// How the run goes.
pub(super) fn status(state: State) -> Element {
    let of = move |figure: fn(&Snapshot) -> String| move || figure(&state.snapshot.get());
    let rps_title = "Requests per second, last 10 s";
    let failures_title = "Part of all requests that failed";
    tag("dl")
        .class("status")
        .child(
            figure("figure-host", "Host", "Where requests go", move || {
                host(state)
            })
            .class("figure figure-wide"),
        )
        .child(run_state(state))
        .child(figure("figure-users", "Users", "Users running", of(users)))
        .child(figure("figure-rps", "RPS", rps_title, of(rps)))
        .child(figure(
            "figure-failures",
            "Failures",
            failures_title,
            of(failures),
        ))
        .child(figure(
            "figure-time",
            "Time",
            "Time since the start",
            of(time),
        ))
}

fn run_state(state: State) -> Element {
    let word = move || {
        let run = state.snapshot.get().state;
        state.phase.with(|phase| word(phase, run))
    };
    let shown = tag("span").id("state").attr("role", "status");
    let shown = shown.attr_of("data-state", word).text_of(word);
    tag("div")
        .class("figure")
        .child(tag("dt").text("State"))
        .child(tag("dd").child(shown))
}

/// Locust's word for where the run stands; a failed engine is no state of a run.
fn word(phase: &Phase, run: RunState) -> &'static str {
    match (phase, run) {
        (Phase::Failed(_), _) => "failed",
        (_, RunState::Ready) => "ready",
        (_, RunState::Spawning) => "spawning",
        (_, RunState::Running) => "running",
        (_, RunState::Paused) => "paused",
        (_, RunState::Stopping) => "stopping",
        (_, RunState::Stopped) => "stopped",
    }
}

/// Where requests go: of the run, or else of the scenario.
fn host(state: State) -> String {
    let running = targets(&state.snapshot.get().targets);
    let planned = || targets(&state.preview()?.plan.targets);
    let shown = (state.is_busy() || state.has_received()).then_some(running);
    shown
        .flatten()
        .or_else(planned)
        .unwrap_or_else(|| format::NONE.to_owned())
}

fn targets(targets: &[impl AsRef<str>]) -> Option<String> {
    let first = targets.first()?.as_ref();
    let more = targets.len() - 1;
    Some(if more == 0 {
        first.to_owned()
    } else {
        format!("{first} +{more}")
    })
}

fn users(snapshot: &Snapshot) -> String {
    snapshot.users.to_string()
}

fn rps(snapshot: &Snapshot) -> String {
    format::rate(snapshot.total.current_rps)
}

fn failures(snapshot: &Snapshot) -> String {
    format::percent(snapshot.total.failure_ratio().unwrap_or_default())
}

fn time(snapshot: &Snapshot) -> String {
    format::clock(snapshot.elapsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_engine_is_not_shown_as_a_run_that_ended_well() {
        assert_eq!(
            word(&Phase::Failed("no worker".to_owned()), RunState::Running),
            "failed"
        );
        assert_eq!(word(&Phase::Idle, RunState::Stopped), "stopped");
    }

    #[test]
    fn more_targets_than_fit_are_counted() {
        assert_eq!(
            targets(&["https://a.example", "https://b.example"]),
            Some("https://a.example +1".to_owned())
        );
        assert_eq!(targets(&[] as &[&str]), None);
    }
}
