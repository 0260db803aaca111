//! Changing one field of a text in place: what the page's fields do to the scenario beside them.
//!
//! Comments, layout and everything else stay as the author wrote them.

mod append;
mod check;
#[cfg(test)]
mod properties;
mod put;
mod remove;
mod source;
#[cfg(test)]
mod tests;

use super::problems::Problems;
use super::text::{self, Node, Value};
use super::{Problem, Scenario, Task, UserClass, WaitTime, write};
use crate::json::quoted;
use append::Item;
use source::Source;

/// Stands for a list while the text is changed: a word that needs no quotes.
const ENV: &str = "katydid-env-goes-here";

/// The text with the scalar at `path`, such as `["load", "users"]`, set to `value`.
///
/// A missing field is inserted, with the map around it if need be; an empty value removes the field.
///
/// # Errors
/// The problems of a text that is no YAML or JSON, or that this field of it cannot be changed in place.
pub fn set(text: &str, path: &[&str], value: &str) -> Result<String, Vec<Problem>> {
    let value = value.trim();
    let before = tree(text)?;
    let source = Source::new(text);
    let change = match value {
        "" => remove::change(&source, &before, path),
        _ => put::change(&source, &before, path, value),
    };
    let after = change.map(|change| change.apply(text));
    let good = |after: &String| {
        tree(after).is_ok_and(|after| check::is_wanted(&before, &after, path, value))
    };
    after.filter(good).ok_or_else(|| vec![cannot(path)])
}

/// The text with more tasks for its first class of users, and more names under `env`.
///
/// A text that says nothing becomes the whole of them, with `host` as its host. Where they cannot be put in place the whole is
/// written anew, and its comments are lost.
///
/// # Errors
/// The problems of a text that is no scenario, or of one that these make too long.
pub fn add(
    text: &str,
    tasks: &[Task],
    env: &[String],
    host: Option<&str>,
) -> Result<String, Vec<Problem>> {
    let mut wanted = match text.trim() {
        "" => Scenario::default(),
        _ => Scenario::parse(text)?,
    };
    let new_env: Vec<&String> = env
        .iter()
        .filter(|name| !wanted.env.contains(name))
        .collect();
    wanted
        .env
        .extend(new_env.iter().map(|name| (*name).clone()));
    if wanted.users.is_empty() {
        wanted.host = host.map(str::to_owned);
        wanted
            .users
            .push(UserClass::new("User").wait_time(WaitTime::Constant(1.0)));
    }
    wanted.users[0].behaviour.tasks.extend_from_slice(tasks);
    let json = wanted.to_json();
    let is_wanted =
        |text: &String| Scenario::parse(text).is_ok_and(|found| found.to_json() == json);
    let in_place = added(text, tasks, &new_env).filter(is_wanted);
    let text = in_place.unwrap_or_else(|| wanted.to_yaml());
    Scenario::parse(&text)?;
    Ok(text)
}

/// `None` where something has no place in the text.
fn added(text: &str, tasks: &[Task], env: &[&String]) -> Option<String> {
    let mut text = text.to_owned();
    for task in tasks {
        let block = |indent| write::task_yaml(task, indent);
        let item = Item {
            block: &block,
            flow: write::task_json(task),
        };
        text = appended(
            &text,
            |root| {
                let Value::List(classes) = &root.get("users")?.node.value else {
                    return None;
                };
                Some(&classes.first()?.get("tasks")?.node)
            },
            &item,
        )?;
    }
    for name in env {
        let block = |_| (*name).clone();
        let item = Item {
            block: &block,
            flow: quoted(name),
        };
        text = match appended(&text, |root| Some(&root.get("env")?.node), &item) {
            Some(text) => text,
            None => with_env(&text, name)?,
        };
    }
    Some(text)
}

/// The first of a list that is not there yet.
fn with_env(text: &str, name: &str) -> Option<String> {
    let text = set(text, &["env"], ENV).ok()?;
    let quoted_env = quoted(ENV);
    let stands = if text.contains(&quoted_env) {
        quoted_env.as_str()
    } else {
        ENV
    };
    Some(text.replacen(stands, &format!("[{}]", quoted(name)), 1))
}

fn appended(
    text: &str,
    list: impl FnOnce(&Node) -> Option<&Node>,
    item: &Item<'_>,
) -> Option<String> {
    let root = tree(text).ok()?;
    let change = append::change(&Source::new(text), list(&root)?, item)?;
    Some(change.apply(text))
}

/// The scalar at `path` as a field of a form shows it; also of a scenario that has problems.
#[must_use]
pub fn get(text: &str, path: &[&str]) -> Option<String> {
    let problems = Problems::default();
    let root = text::read(text, &problems)?;
    let node = path
        .iter()
        .try_fold(&root, |at, key| Some(&at.get(key)?.node))?;
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(write::number(number)),
        Value::Bool(bool) => Some(bool.to_string()),
        _ => None,
    }
}

fn tree(text: &str) -> Result<Node, Vec<Problem>> {
    let problems = Problems::default();
    let root = text::read(text, &problems);
    problems.or(root)
}

fn cannot(path: &[&str]) -> Problem {
    Problem::new(path.join("."), "cannot be changed from here").hint("change it in the text")
}
