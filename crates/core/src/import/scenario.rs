//! From requests to a whole scenario: one host, what all requests share said once.

use super::Imported;
use super::draft::Draft;
use super::intake::Intake;
use super::page::{Entry, Page, TaskDraft};
use super::shared::shared;
use super::step::step;
use crate::expr::is_printable;
use crate::scenario::{Order, Problem, Scenario, Step, Task, UserClass, WaitTime};

/// Between two tasks, in seconds, so that nobody loads a server by accident.
const PAUSE: f64 = 1.0;

/// The longest name that a scenario is given.
const LONGEST_NAME: usize = 100;

/// The scenario of these tasks, done in order by users of one class.
///
/// # Errors
/// Everything that keeps a request out, unless the page leaves such requests out; or that nothing is left.
pub(super) fn of(page: &Page, mut intake: Intake) -> Result<Imported, Vec<Problem>> {
    let home = home(page);
    let mut problems = Vec::new();
    let tasks = tasks(page, home.as_deref(), &mut intake, &mut problems);
    if !page.skips && !problems.is_empty() {
        return Err(problems);
    }
    if tasks.is_empty() {
        return Err(with_reason(problems, &intake));
    }
    let scenario = scenario(page, home, tasks);
    finish(scenario, problems, intake)
}

/// Those of which a request is left; why others are not joins the problems.
pub(super) fn tasks(
    page: &Page,
    home: Option<&str>,
    intake: &mut Intake,
    problems: &mut Vec<Problem>,
) -> Vec<Task> {
    let task = |draft| task(draft, home, page, intake, problems);
    page.tasks.iter().filter_map(task).collect()
}

fn with_reason(mut problems: Vec<Problem>, intake: &Intake) -> Vec<Problem> {
    problems.extend(intake.notes());
    problems.push(Problem::new("", "no request is left to send"));
    problems
}

fn scenario(page: &Page, host: Option<String>, mut tasks: Vec<Task>) -> Scenario {
    let defaults = shared(&mut tasks);
    let mut class = UserClass::new("User").order(Order::Sequential);
    class.behaviour.wait_time = (!page.has_waits).then_some(WaitTime::Constant(PAUSE));
    class.behaviour.tasks = tasks;
    Scenario {
        name: line(&page.title),
        host,
        defaults,
        ..Scenario::default()
    }
    .class(class)
}

/// Holds the scenario to be one that can be read again.
fn finish(
    mut scenario: Scenario,
    left_out: Vec<Problem>,
    intake: Intake,
) -> Result<Imported, Vec<Problem>> {
    let notes: Vec<Problem> = intake.notes().into_iter().chain(left_out).collect();
    let secrets = intake.secrets.into_all();
    scenario.env = secrets.iter().map(|secret| secret.name.clone()).collect();
    let mut scenario = Scenario::parse(&scenario.to_yaml()).map_err(too_much)?;
    let used = scenario.to_json();
    // What was kept out of a request that is itself left out is not asked for.
    scenario.env.retain(|name| is_used(name, &used));
    Ok(Imported {
        secrets: secrets
            .into_iter()
            .filter(|secret| scenario.env.contains(&secret.name))
            .collect(),
        scenario,
        notes,
    })
}

/// Whether a scenario's JSON computes something of a variable.
fn is_used(name: &str, json: &str) -> bool {
    let wanted = format!("env.{name}");
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut found = json.match_indices(&wanted);
    found.any(|(at, _)| !json[at + wanted.len()..].starts_with(is_name))
}

fn too_much(problems: Vec<Problem>) -> Vec<Problem> {
    let hint = "import less at once: fewer requests, or a shorter recording";
    let told = |problem: Problem| {
        Problem {
            hint: None,
            position: None,
            ..problem
        }
        .hint(hint)
    };
    problems.into_iter().map(told).collect()
}

/// The origin that most requests go to; of several the first.
pub(super) fn home(page: &Page) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for origin in drafts(page).filter_map(|draft| draft.place.origin.as_deref()) {
        match counts.iter_mut().find(|(known, _)| *known == origin) {
            Some((_, count)) => *count += 1,
            None => counts.push((origin, 1)),
        }
    }
    // A relative URL goes to the host of the scenario, which only a person knows then.
    let is_unknown = drafts(page).any(|draft| draft.place.origin.is_none());
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let first = counts.iter().find(|(_, count)| *count == most)?;
    (!is_unknown).then(|| first.0.to_owned())
}

fn drafts(page: &Page) -> impl Iterator<Item = &Draft> {
    let entries = page.tasks.iter().flat_map(|task| &task.entries);
    entries.filter_map(|entry| match entry {
        Entry::Request(draft) => Some(&**draft),
        Entry::Wait(_) => None,
    })
}

/// `None` where no request of it is left.
fn task(
    draft: &TaskDraft,
    home: Option<&str>,
    page: &Page,
    intake: &mut Intake,
    problems: &mut Vec<Problem>,
) -> Option<Task> {
    let mut steps: Vec<Step> = Vec::new();
    for entry in &draft.entries {
        match entry {
            Entry::Wait(seconds) => steps.push(Step::Wait(WaitTime::Constant(*seconds))),
            Entry::Request(draft) => match step(draft, home, page.names_ids, intake) {
                Ok(step) => steps.push(step.into()),
                Err(problem) => problems.push(problem),
            },
        }
    }
    let is_request = |step: &Step| matches!(step, Step::Request(_));
    steps.iter().any(is_request).then(|| Task {
        name: draft
            .name
            .as_deref()
            .map(line)
            .filter(|name| !name.is_empty()),
        ..Task::of(steps)
    })
}

/// A text as a name: one line, not computed.
fn line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if is_printable(letter) { letter } else { ' ' })
        .collect();
    let plain = plain.replace("${", "$ {");
    let words: Vec<&str> = plain.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .take(LONGEST_NAME)
        .collect::<String>()
        .trim_end()
        .to_owned()
}
