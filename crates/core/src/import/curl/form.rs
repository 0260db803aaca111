//! What `--form` sends: a part of a form with files.

use super::command::file;
use super::word::{Word, source};
use crate::import::draft::PartDraft;
use crate::import::intake::{Intake, problem};
use crate::scenario::Problem;

/// `name=value`, `name=@file` or `name=<file`, each perhaps with `;type=…` and `;filename=…`.
///
/// # Errors
/// That it is none.
pub(super) fn part(word: &Word, text: &str, intake: &mut Intake) -> Result<PartDraft, Problem> {
    let (name, value) = split(word, text)?;
    let (content, settings) = settings(value);
    let mut part = PartDraft {
        name: name.to_owned(),
        content_type: settings
            .iter()
            .find_map(|setting| setting.strip_prefix("type="))
            .map(unquoted),
        filename: settings
            .iter()
            .find_map(|setting| setting.strip_prefix("filename="))
            .map(unquoted),
        content: unquoted(content),
    };
    if let Some(path) = content.strip_prefix(['@', '<']) {
        file(word, "-F", path, intake);
        part.content = String::new();
        if content.starts_with('@') {
            let path = unquoted(path);
            let own = path.rsplit(['/', '\\']).next().unwrap_or_default();
            part.filename.get_or_insert_with(|| own.to_owned());
        }
    }
    Ok(part)
}

/// `name=value`, whatever the value holds.
///
/// # Errors
/// That it is none.
pub(super) fn plain(word: &Word, text: &str) -> Result<PartDraft, Problem> {
    let (name, value) = split(word, text)?;
    Ok(PartDraft {
        name: name.to_owned(),
        content: value.to_owned(),
        ..PartDraft::default()
    })
}

fn split<'t>(word: &Word, text: &'t str) -> Result<(&'t str, &'t str), Problem> {
    let pair = text.split_once('=');
    pair.ok_or_else(|| {
        problem(
            &source(word),
            "a part of a form without `=`",
            "write `name=value`",
        )
    })
}

/// A value up to the first semicolon that stands in no quotes, and the settings after it.
fn settings(value: &str) -> (&str, Vec<&str>) {
    let file = usize::from(value.starts_with(['@', '<']));
    let quoted = match value[file..].strip_prefix('"') {
        Some(rest) => file + quoted_length(rest),
        None => 0,
    };
    match value[quoted..].find(';') {
        None => (value, Vec::new()),
        Some(at) => {
            let (content, rest) = value.split_at(quoted + at);
            (content, rest.split(';').map(str::trim).collect())
        }
    }
}

/// Bytes of a text up to the quote that closes it, with both quotes.
fn quoted_length(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(0, |end| end + 2)
}

fn unquoted(text: &str) -> String {
    let inside = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) => inside.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => text.to_owned(),
    }
}
