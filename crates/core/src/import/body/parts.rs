//! Parts of a form with files.

use super::form::field;
use super::template;
use crate::expr::is_printable;
use crate::import::draft::{Draft, PartDraft};
use crate::import::intake::{Intake, problem};
use crate::import::marks;
use crate::scenario::{Body, PartStep, Problem, is_token};

/// # Errors
/// That a part has no name that can be written down.
pub(super) fn multipart(
    parts: &[PartDraft],
    draft: &Draft,
    intake: &mut Intake,
) -> Result<Body, Problem> {
    let steps: Result<Vec<PartStep>, Problem> = parts
        .iter()
        .map(|draft_part| part(draft_part, draft, intake))
        .collect();
    Ok(Body::Multipart(steps?))
}

fn part(part: &PartDraft, draft: &Draft, intake: &mut Intake) -> Result<PartStep, Problem> {
    let name = part.name.trim();
    if name.is_empty()
        || name.contains("${")
        || !name.chars().all(is_printable)
        || marks::are_in(name)
    {
        let message = format!(
            "a part of a form cannot be called `{}`",
            marks::shown(name).escape_debug()
        );
        return Err(problem(&draft.source, message, "leave this part out"));
    }
    let content = match part.filename {
        Some(_) => intake.secrets.source(&part.content),
        None => field(name, &part.content, &mut intake.secrets),
    };
    let filename = part
        .filename
        .as_deref()
        .filter(|name| name.chars().all(is_printable));
    let filename = part.filename.as_ref().map(|_| {
        filename
            .filter(|name| !name.trim().is_empty())
            .unwrap_or("file")
    });
    Ok(PartStep {
        name: part.name.clone(),
        filename: filename.map(|name| template(&intake.secrets.source(name))),
        content_type: part.content_type.clone().filter(|kind| is_media_type(kind)),
        content: template(&content),
    })
}

fn is_media_type(text: &str) -> bool {
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("${");
    is_plain
        && text
            .split_once('/')
            .is_some_and(|(kind, rest)| is_token(kind) && !rest.is_empty())
}
