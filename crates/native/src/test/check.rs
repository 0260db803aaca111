//! What is wrong with a scenario that no text was: found by reading it as one.

use katydid_core::data::Source;
use katydid_core::scenario::{Problem, Scenario, Step, TaskBody, TaskSet, WaitTime};

/// Longer rows than these bytes are not read once more: they were read from a file.
const ROWS: usize = 1 << 20;

/// Everything that reading its text would tell.
pub(super) fn problems(scenario: &Scenario) -> Vec<Problem> {
    let rows = scenario.data.values().map(|feed| match &feed.source {
        Source::Inline(text) => text.len(),
        Source::Json(items) => items.len() * 100,
        Source::CsvFile(_) | Source::JsonFile(_) => 0,
    });
    if rows.sum::<usize>() > ROWS {
        return Vec::new();
    }
    let mut scenario = scenario.clone();
    for class in &mut scenario.users {
        fill(&mut class.behaviour);
    }
    let wrong = Scenario::parse(&scenario.to_json())
        .err()
        .unwrap_or_default();
    wrong.into_iter().map(|problem| problem.at(None)).collect()
}

/// A task that is done in Rust has no steps, which no text may say.
fn fill(set: &mut TaskSet) {
    for task in &mut set.tasks {
        match &mut task.body {
            TaskBody::Set(set) => fill(set),
            TaskBody::Steps(steps) if steps.is_empty() => {
                steps.push(Step::Wait(WaitTime::default()));
            }
            TaskBody::Steps(_) => {}
        }
    }
}
