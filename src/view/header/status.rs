//! How the run goes, in a few figures.

use katydid_core::stats::{Snapshot, State as RunState};
use leptos::prelude::*;

use super::figure::Figure;
use crate::state::{Phase, State};
use crate::view::format;
use crate::view::signal::text;

/// How the run goes.
#[component]
pub(crate) fn Status(state: State) -> impl IntoView {
    let of = move |figure: fn(&Snapshot) -> String| {
        text(move || state.snapshot.with(|snapshot| figure(snapshot)))
    };
    let word = text(move || {
        word(
            &state.phase.get(),
            state.snapshot.with(|snapshot| snapshot.state),
        )
    });
    view! {
        <dl class="status">
            <Figure id="figure-host" label="Host" title="Where requests go" wide=true value=text(move || host(state)) />
            <div class="figure">
                <dt>"State"</dt>
                <dd id="state" role="status" data-state=word>{word}</dd>
            </div>
            <Figure id="figure-users" label="Users" title="Users running" value=of(users) />
            <Figure id="figure-rps" label="RPS" title="Requests per second, last 10 s" value=of(rps) />
            <Figure id="figure-failures" label="Failures" title="Part of all requests that failed" value=of(failures) />
            <Figure id="figure-time" label="Time" title="Time since the start" value=of(time) />
        </dl>
    }
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
    let running = state.snapshot.with(|snapshot| targets(&snapshot.targets));
    let planned = || {
        state
            .checked
            .with(|checked| targets(&checked.preview.as_ref()?.plan.targets))
    };
    let busy = state.is_busy().then_some(running).flatten();
    busy.or_else(planned)
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
