//! Requests of commands that a person adds to a scenario they are writing.

use super::curl;
use super::scenario::{home, tasks};
use super::secrets::Secret;
use crate::collection::Map;
use crate::scenario::{Problem, Scenario, edit};

/// A scenario's text with more requests in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The text, as it was but for what is added.
    pub text: String,
    /// What is otherwise than in the commands.
    pub notes: Vec<Problem>,
    /// What they read from the environment, and where it is known with the value that was taken out.
    pub secrets: Vec<Secret>,
}

/// Whether a text is commands of curl rather than anything else.
#[must_use]
pub fn is_commands(text: &str) -> bool {
    curl::begins(text)
}

/// Adds the requests of commands to a scenario's text, as tasks of its first class. `given` are secrets whose values are known.
///
/// # Errors
/// What is wrong with the commands, or with the text that they are to be added to.
pub fn paste(
    text: &str,
    commands: &str,
    given: &Map<String, String>,
) -> Result<Pasted, Vec<Problem>> {
    let scenario = match text.trim() {
        "" => Scenario::default(),
        _ => Scenario::parse(text)?,
    };
    let (page, mut intake) = curl::read(commands)?;
    for name in &scenario.env {
        intake.secrets.reserve(name, given.get(name));
    }
    let host = match scenario.users.is_empty() {
        true => home(&page),
        false => scenario.host,
    };
    let mut problems = Vec::new();
    let tasks = tasks(&page, host.as_deref(), &mut intake, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let notes = intake.notes();
    let secrets = intake.secrets.into_all();
    let env: Vec<String> = secrets.iter().map(|secret| secret.name.clone()).collect();
    Ok(Pasted {
        text: edit::add(text, &tasks, &env, host.as_deref())?,
        notes,
        secrets: secrets.into_iter().filter(Secret::is_new).collect(),
    })
}
