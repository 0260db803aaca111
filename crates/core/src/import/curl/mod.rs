//! Commands of curl.
//!
//! ```text
//!  text ──sh | cmd──► words, command by command ──flags──► Command ──► Draft
//! ```

mod cmd;
mod command;
mod cursor;
mod data;
mod flags;
mod form;
mod request;
mod sh;
mod word;

use super::draft::Draft;
use super::intake::{Intake, problem};
use super::page::{Entry, Page, TaskDraft};
use crate::scenario::Problem;
use command::Command;
use word::{Word, source};

/// The longest text of commands that is read, in bytes.
const MAX_BYTES: usize = 8 << 20;

/// What may stand before `curl` on its line.
const BEFORE: [&str; 8] = ["$", "%", ">", "sudo", "time", "env", "exec", "command"];

/// Whether a text has commands of curl: the word begins one of its lines, or what is run on it.
pub(super) fn is_any(text: &str) -> bool {
    let starts = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|word| is_before(word));
        words.next().is_some_and(is_curl)
    };
    text.lines().any(starts)
}

/// Whether the first line that says something is a command of curl.
pub(super) fn begins(text: &str) -> bool {
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    text.lines().find(says).is_some_and(is_any)
}

/// Reads every command of a text.
///
/// # Errors
/// All that is wrong with them, each at its place.
pub(super) fn read(text: &str) -> Result<(Page, Intake), Vec<Problem>> {
    let lines = words(text).map_err(|problem| vec![problem])?;
    let mut intake = Intake::default();
    let mut problems = Vec::new();
    let mut page = Page::default();
    for line in lines {
        let read = drafts(&line, &mut intake);
        page.tasks.extend(read.unwrap_or_else(|more| {
            problems.extend(more);
            Vec::new()
        }));
    }
    match problems.is_empty() {
        true => titled(page).map(|page| (page, intake)),
        false => Err(problems),
    }
}

fn words(text: &str) -> Result<Vec<Vec<Word>>, Problem> {
    if text.len() > MAX_BYTES {
        let message = format!(
            "the text is {} bytes long, at most {MAX_BYTES} are read",
            text.len()
        );
        return Err(Problem::new("", message).hint("are these commands of curl?"));
    }
    match cmd::is_cmd(text) {
        true => cmd::commands(text),
        false => sh::commands(text),
    }
}

fn titled(mut page: Page) -> Result<Page, Vec<Problem>> {
    let entries = page.tasks.iter().flat_map(|task| &task.entries);
    let machine = entries.into_iter().find_map(|entry| match entry {
        Entry::Request(draft) => draft.place.machine(),
        Entry::Wait(_) => None,
    });
    page.title = machine.unwrap_or_default().to_owned();
    match page.tasks.is_empty() {
        true => Err(vec![
            Problem::new("", "no command of curl")
                .hint("a command begins with `curl` and has a URL"),
        ]),
        false => Ok(page),
    }
}

/// A task for each request of one command line; none of a line that is no command of curl.
fn drafts(line: &[Word], intake: &mut Intake) -> Result<Vec<TaskDraft>, Vec<Problem>> {
    let words = line
        .iter()
        .position(|word| !is_before(&word.text))
        .map_or(&[][..], |at| &line[at..]);
    let Some((first, words)) = words.split_first() else {
        return Ok(Vec::new());
    };
    if !is_curl(&first.text) {
        intake.note(
            &source(first),
            "a command that is none of curl is left out",
            "",
        );
        return Ok(Vec::new());
    }
    let mut tasks = Vec::new();
    // A colon or `--next` begins another request with options of its own.
    for part in words.split(|word| matches!(&*word.text, "--next" | "-:")) {
        let (command, problems) = Command::read(first, part, intake);
        if !problems.is_empty() {
            return Err(problems);
        }
        let drafts = command.drafts(intake).map_err(|problem| vec![problem])?;
        tasks.extend(drafts.into_iter().map(task));
    }
    match tasks.is_empty() {
        true => Err(vec![problem(
            &source(first),
            "a command of curl without a URL",
            "add the URL that it asks for",
        )]),
        false => Ok(tasks),
    }
}

fn task(draft: Draft) -> TaskDraft {
    TaskDraft {
        name: None,
        entries: vec![Entry::Request(Box::new(draft))],
    }
}

/// A prompt, or `NAME=value`.
fn is_before(word: &str) -> bool {
    let is_setting = word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    });
    BEFORE.contains(&word) || is_setting
}

fn is_curl(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    name.eq_ignore_ascii_case("curl") || name.eq_ignore_ascii_case("curl.exe")
}
