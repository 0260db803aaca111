//! Parts of a `multipart/form-data` body.

use super::fields::Fields;
use super::reader::Reader;
use super::{headers, values};
use crate::scenario::PartStep;
use crate::scenario::language::words;

pub(super) fn parts(at: &Reader<'_>) -> Option<Vec<PartStep>> {
    Some(at.items().iter().filter_map(part).collect())
}

/// A field with its `value`, or a `file` with its `content`.
fn part(at: &Reader<'_>) -> Option<PartStep> {
    let fields = at.fields(words::PART)?;
    let name = fields.required("name").and_then(|at| at.filled());
    let content_type = fields.read("type", media_type);
    let filename = fields.read("file", Reader::filled_template);
    let content = match (fields.get("file"), fields.get("value")) {
        (Some(_), Some(value)) => {
            value.problem_with_hint("a file has no `value`", "write `content`")
        }
        (Some(_), None) => fields.required("content")?.template(),
        (None, _) => plain(at, &fields),
    };
    Some(PartStep {
        name: name?.to_owned(),
        filename,
        content_type,
        content: content?,
    })
}

fn plain(at: &Reader<'_>, fields: &Fields<'_, '_>) -> Option<crate::expr::Template> {
    if let Some(content) = fields.get("content") {
        return content.problem_with_hint(
            "`content` is a file's, and there is no `file`",
            "write `value`, or name the file",
        );
    }
    match fields.get("value") {
        Some(value) => values::scalar(&value),
        None if fields.complete => {
            at.problem("a part has a `value`, or a `file` and its `content`")
        }
        None => None,
    }
}

fn media_type(at: &Reader<'_>) -> Option<String> {
    let text = at.filled()?;
    match text.split_once('/') {
        Some((kind, rest)) if headers::is_token(kind) && !rest.is_empty() && text.is_ascii() => {
            Some(text.to_owned())
        }
        _ => at.expected("a media type such as text/csv"),
    }
}
