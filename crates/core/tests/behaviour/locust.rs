//! What Locust 2.47's own loop did with the same scenarios: `locust/record.py` recorded it.

use crate::support::{Sent, Stage};

#[derive(serde::Deserialize)]
struct Run {
    name: String,
    scenario: serde_json::Value,
    /// When each request was sent, in milliseconds, and its path.
    trace: Vec<String>,
}

#[test]
fn sets_hooks_interrupts_and_waits_come_as_in_locust() {
    let runs: Vec<Run> = serde_json::from_str(include_str!("locust/traces.json")).unwrap();
    let differing = runs.iter().filter_map(|run| {
        let stage = Stage::new(&run.scenario.to_string());
        let seen: Vec<String> = stage.play().sent.iter().map(Sent::in_millis).collect();
        (seen != run.trace).then(|| {
            let at = seen
                .iter()
                .zip(&run.trace)
                .take_while(|(ours, theirs)| ours == theirs)
                .count();
            let from = at.saturating_sub(3);
            let (ours, theirs) = (&seen[from..], &run.trace[from..]);
            let part = |all: &[String]| all[..all.len().min(8)].join(", ");
            format!(
                "{}\n  ours   {}\n  theirs {}",
                run.name,
                part(ours),
                part(theirs)
            )
        })
    });
    let differing: Vec<String> = differing.collect();
    assert!(
        differing.is_empty(),
        "{} of {}:\n{}",
        differing.len(),
        runs.len(),
        differing.join("\n")
    );
}
